using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Json;

/// <summary>What the wire puts around an object. Its unknown fields go to the object, which is all that a user gets.</summary>
internal abstract class Wrapper
{
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}

/// <summary>An answer that brings other objects along, which views point into.</summary>
internal abstract class ExpandedAnswer : Wrapper
{
    public object?[]? Expanded { get; set; }
}
