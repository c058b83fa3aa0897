using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Apps;

/// <summary>Two expressions whose values have to be the same.</summary>
public sealed class C1DirectoryMatchCase : C1Part
{
    /// <summary>The CEL expression for an account.</summary>
    public string? AppUserKeyCel { get; set; }

    /// <summary>The CEL expression for a user.</summary>
    public string? UserKeyCel { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
