using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>Steps in the order in which they run.</summary>
public sealed class C1PolicySteps : C1Part
{
    /// <summary>The steps.</summary>
    public C1List<C1PolicyStep>? Steps { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>The kinds of the steps.</summary>
    public override string ToString() => string.Join<C1PolicyStep>(", ", Steps ?? []);
}
