using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>A time of day to wait for.</summary>
public sealed class WaitUntilTime : C1Part
{
    /// <summary>0 to 23.</summary>
    public int? Hours { get; set; }

    /// <summary>0 to 59.</summary>
    public int? Minutes { get; set; }

    /// <summary>An IANA name such as Europe/Berlin; UTC where none is given.</summary>
    public string? Timezone { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
