using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Apps;

/// <summary>How the accounts of a directory are matched with users.</summary>
public sealed class C1DirectoryMergeConfig : C1Part
{
    /// <summary>Tried in order; the first one that matches counts.</summary>
    public C1List<C1DirectoryMatchCase>? MatchCases { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
