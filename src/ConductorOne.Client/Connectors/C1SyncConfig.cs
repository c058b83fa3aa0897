using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Connectors;

/// <summary>What a connector syncs.</summary>
public sealed class C1SyncConfig : C1Part
{
    /// <summary>The types of resource that are synced.</summary>
    public C1List<string>? SyncResourceTypeIds { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
