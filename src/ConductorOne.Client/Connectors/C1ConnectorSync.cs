using System;
using ConductorOne.Resources;

namespace ConductorOne.Connectors;

/// <summary>How the latest sync of a connector goes, or how it ended.</summary>
public sealed class C1ConnectorSync
{
    /// <summary>The app that the connector belongs to.</summary>
    public string AppId { get; internal init; } = "";

    /// <summary>The connector.</summary>
    public string ConnectorId { get; internal init; } = "";

    /// <summary>Its name, or that of the product.</summary>
    public string Connector { get; internal init; } = "";

    /// <summary>Running, Done, Error, Disabled or another word of the server's.</summary>
    public string Status { get; internal init; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; internal init; }

    /// <summary>When it ended. While it runs, the server may show when the one before it ended.</summary>
    public DateTimeOffset? CompletedAt { get; internal init; }

    /// <summary>When the server last wrote about it.</summary>
    public DateTimeOffset? UpdatedAt { get; internal init; }

    /// <summary>How long it took, once it is over.</summary>
    public TimeSpan? Duration => IsRunning || CompletedAt < StartedAt ? null : CompletedAt - StartedAt;

    /// <summary>What went wrong last.</summary>
    public string LastError { get; internal init; } = "";

    /// <summary>When the connector syncs by itself: a cron expression, where it has one of its own.</summary>
    public string Schedule { get; internal init; } = "";

    /// <summary>The time zone of that.</summary>
    public string ScheduleTimeZone { get; internal init; } = "";

    /// <summary>Whether a sync that was stopped can go on.</summary>
    public bool CanResumeSync { get; internal init; }

    /// <summary>When syncing was turned off.</summary>
    public DateTimeOffset? SyncDisabledAt { get; internal init; }

    /// <summary>Why, in a word.</summary>
    public string SyncDisabledCategory { get; internal init; } = "";

    /// <summary>Why, in a sentence.</summary>
    public string SyncDisabledReason { get; internal init; } = "";

    /// <summary>Whether a sync is under way.</summary>
    internal bool IsRunning => Status == "Running";

    /// <summary>Whether the connector does not sync at all.</summary>
    internal bool IsOff => Status == "Disabled" || SyncDisabledAt is not null;

    /// <summary>When that was and why, as messages have it behind "off".</summary>
    internal string WhyOff => (SyncDisabledAt is { } at ? " " + Messages.Since.With(at) : "")
        + (SyncDisabledReason.Length > 0 ? ": " + SyncDisabledReason.TrimEnd('.') : SyncDisabledCategory.Length > 0 ? ": " + SyncDisabledCategory : "");

    internal static C1ConnectorSync Of(C1Connector connector) => new()
    {
        AppId = connector.AppId,
        ConnectorId = connector.Id,
        Connector = connector.ToString(),
        Status = connector.SyncStatus,
        StartedAt = connector.Status?.StartedAt,
        CompletedAt = connector.Status?.CompletedAt,
        UpdatedAt = connector.Status?.UpdatedAt,
        LastError = connector.Status?.LastError ?? "",
        Schedule = connector.Schedule,
        ScheduleTimeZone = connector.ScheduleTimeZone,
        CanResumeSync = connector.CanResumeSync,
        SyncDisabledAt = connector.SyncDisabledAt,
        SyncDisabledCategory = connector.SyncDisabledCategory,
        SyncDisabledReason = connector.SyncDisabledReason,
    };

    /// <summary>The connector's name.</summary>
    public override string ToString() => VisibleText.Of(Connector);
}
