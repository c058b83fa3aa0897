using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Connectors;

/// <summary>How a connector's last sync went.</summary>
public sealed class C1ConnectorStatus : C1Part
{
    /// <summary>Running, Done, Error, Disabled or another word of the server's.</summary>
    [JsonConverter(typeof(WireEnumConverter<SyncStatus>))]
    public string Status { get; set; } = "";

    /// <summary>What went wrong last.</summary>
    public string LastError { get; set; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>When this was last written.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>The status.</summary>
    public override string ToString() => VisibleText.Of(Status);
}

/// <summary>The states of a sync.</summary>
internal sealed class SyncStatus() : WireEnum("SYNC_STATUS_", "UNSPECIFIED", "RUNNING", "DONE", "ERROR", "DISABLED");
