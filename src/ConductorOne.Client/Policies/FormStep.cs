using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>Asks for input by a form.</summary>
public sealed class FormStep : C1Part
{
    /// <summary>The form: display name, fields and how they relate.</summary>
    [WireSchema("Form")]
    public object? Form { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
