using System;
using System.Collections.Generic;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>The operations on connectors. Only the catalog tells which fields of a configuration are secret, and an answer that cannot be read does not get there.</summary>
internal static class ConnectorOperations
{
    private const int MostWorkers = 4;
    private const string Connectors = "/api/v1/apps/{AppId}/connectors";
    private const string Connector = Connectors + "/{ConnectorId}";

    /// <summary>A connector that is ready to sync.</summary>
    public static readonly Operation<C1Connector> Create = Operation.Create(Connectors + "/create", Reader([])) with { Required = ["CatalogId"], AnswerIsSecret = true };

    /// <summary>A connector that somebody else configures.</summary>
    public static readonly Operation<C1Connector> CreateDelegated = Operation.Create(Connectors, Reader([])) with { Required = ["CatalogId"], Check = CheckBinding, AnswerIsSecret = true };

    public static readonly Operation<C1Connector> Get = Operation.Get(Connector, Reader([])) with { AnswerIsSecret = true };

    public static readonly Operation<C1Connector> Update = Operation.Update(Connector, "Connector", Reader([])) with { Expanding = ["ExpandMask"], Check = CheckChanges, AnswerIsSecret = true };

    /// <summary>What can be changed of a connector that somebody else configures.</summary>
    public static readonly Operation<C1Connector> UpdateDelegated = Operation.Update(Connector + "/delegated", "Connector", Reader([])) with { Expanding = ["ExpandMask"], AnswerIsSecret = true };

    public static readonly Operation<Done> Delete = Operation.Delete(Connector);

    /// <summary>Refuses a schedule and a time zone that are none.</summary>
    public static void CheckSchedule(Fields fields)
    {
        if (fields.Has("Schedule"))
        {
            Required.That(fields["Schedule"] is not null, "Schedule", () => Messages.ScheduleIsEmpty);
            CronText.Check(fields.Get<string>("Schedule")!, "Schedule");
        }

        TimeZoneNames.Check(fields.Get<string>("ScheduleTimeZone"), "ScheduleTimeZone");
    }

    /// <summary>When it syncs by itself: as given, or as the connector has it.</summary>
    public static ApiCall<Done> Schedule(Fields names, string? schedule, string? timeZone)
    {
        Required.That(!string.IsNullOrEmpty(schedule), "ScheduleTimeZone", () => Messages.TimeZoneWithoutSchedule);
        var cron = new Fields { { "CronSpec", schedule!.Trim() } };
        if (!string.IsNullOrEmpty(timeZone))
        {
            cron.Add("Timezone", timeZone);
        }

        return ConnectorSyncs.Act(Connector + "/schedule").Call(names.With("Cron", cron));
    }

    /// <summary>The connectors of an app.</summary>
    public static readonly ListOperation<C1Connector> List = new(
        Connectors, PageBody.Reader(C1JsonContext.Default.ListAnswerConnectorView, (ConnectorView view, AnswerParts parts) => view.Unwrap(parts, [])))
    { AnswerIsSecret = true };

    /// <summary>The same operation for a call with this configuration: its secrets are masked in the answer.</summary>
    public static Operation<C1Connector> Hiding(this Operation<C1Connector> operation, ConnectorConfig? config) => operation with { Read = Reader(config?.Secrets ?? []) };

    private static Func<AnswerJson, C1Connector?> Reader(IReadOnlyCollection<string> secrets) => JsonBody.Reader(
        C1JsonContext.Default.ConnectorAnswer, (answer, parts) => parts.Inside(answer, answer.ConnectorView, "connectorView")?.Unwrap(parts, secrets));

    private static void CheckChanges(Fields fields)
    {
        Required.That(
            fields.Get<string[]>("ProfileAllowList") is not { Length: > 0 } || fields.Get<string[]>("ProfileIgnoreList") is not { Length: > 0 },
            "ProfileAllowList",
            () => Messages.ProfileListsTwice);
        Required.That(
            fields["ParallelSyncWorkerCount"] is not int count || count is >= 0 and <= MostWorkers,
            "ParallelSyncWorkerCount",
            () => Messages.WorkerCountOutOfRange.With(fields["ParallelSyncWorkerCount"], MostWorkers));
    }

    private static void CheckBinding(Fields fields)
    {
        if (fields.Get<AppManagedStateBindingRef>("AppManagedStateBindingRef") is { } binding)
        {
            Required.GivenId(binding.AppId, "AppManagedStateBindingRef.AppId");
            Required.GivenId(binding.ResourceId, "AppManagedStateBindingRef.ResourceId");
            Required.GivenId(binding.ResourceTypeId, "AppManagedStateBindingRef.ResourceTypeId");
        }
    }
}
