using System;
using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.Connectors;

/// <summary>What syncs an app with the product that it stands for.</summary>
public sealed class C1Connector : C1Object
{
    /// <summary>The connector's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string ConnectorId => Id;

    /// <summary>The app that it belongs to.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The entry of the catalog that it is made from.</summary>
    public string CatalogId { get; set; } = "";

    /// <summary>The name of that entry, where this version knows it.</summary>
    [JsonIgnore]
    public string? Catalog => ConnectorCatalog.FindById(CatalogId)?.Name;

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What it is.</summary>
    public string Description { get; set; } = "";

    /// <summary>The people who look after the integration.</summary>
    public C1List<string> UserIds { get; set => field = value ?? []; } = [];

    /// <summary>How it is configured, as the server shows it, with a mask over every field that is known to be secret.</summary>
    [JsonInclude]
    public object? Config { get; internal set => field = C1Map<object?>.Of(value); }

    /// <summary>How its syncs go.</summary>
    public C1ConnectorStatus? Status { get; set; }

    /// <summary>The state of the last sync, in a word: that of <see cref="Status"/>.</summary>
    [JsonIgnore]
    public string SyncStatus => Status?.Status ?? "";

    /// <summary>When its configuration was last changed.</summary>
    public DateTimeOffset? ConfigUpdatedAt { get; set; }

    /// <summary>The version of the interface that it speaks.</summary>
    public long ConnectorApiVersion { get; set; }

    /// <summary>When it syncs, if on a schedule of its own.</summary>
    public C1ConnectorSchedule? ConnectorSyncCronSchedule { get; set; }

    /// <summary>The cron expression of that.</summary>
    [JsonIgnore]
    public string Schedule => ConnectorSyncCronSchedule?.CronSpec ?? "";

    /// <summary>The time zone of that.</summary>
    [JsonIgnore]
    public string ScheduleTimeZone => ConnectorSyncCronSchedule?.Timezone ?? "";

    /// <summary>Whether a sync that was stopped can go on.</summary>
    public bool CanResumeSync { get; set; }

    /// <summary>Whether syncs are taken without the check for implausible results.</summary>
    public bool DisableCheckBadSync { get; set; }

    /// <summary>Where the file can be had that it was made from.</summary>
    public string DownloadUrl { get; set; } = "";

    /// <summary>Who authorised it by OAuth.</summary>
    public object? OauthAuthorizedAs { get; set; }

    /// <summary>How many workers sync in parallel.</summary>
    public int? ParallelSyncWorkerCount { get; set; }

    /// <summary>The profile attributes that alone are synced.</summary>
    public C1List<string> ProfileAllowList { get; set => field = value ?? []; } = [];

    /// <summary>The profile attributes that are not synced.</summary>
    public C1List<string> ProfileIgnoreList { get; set => field = value ?? []; } = [];

    /// <summary>What is synced.</summary>
    public C1SyncConfig? SyncConfig { get; set; }

    /// <summary>When syncing was turned off.</summary>
    public DateTimeOffset? SyncDisabledAt { get; set; }

    /// <summary>Why, in a word.</summary>
    public string SyncDisabledCategory { get; set; } = "";

    /// <summary>Why, in a sentence.</summary>
    public string SyncDisabledReason { get; set; } = "";

    /// <summary>The app, if the answer was asked to bring it along.</summary>
    [JsonIgnore]
    public object? App { get; internal set; }

    /// <summary>The people who look after it, if the answer was asked to bring them along.</summary>
    [JsonIgnore]
    public C1List<object?> Users { get; internal set; } = [];

    /// <summary>What it can do, if the answer was asked to bring it along.</summary>
    [JsonIgnore]
    public object? Capabilities { get; internal set; }

    /// <summary>All that the answer brought along, as it came.</summary>
    [JsonIgnore]
    public C1List<object?> Expanded { get; internal set; } = [];

    /// <summary>The display name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName.Length > 0 ? DisplayName : Catalog ?? Id);
}
