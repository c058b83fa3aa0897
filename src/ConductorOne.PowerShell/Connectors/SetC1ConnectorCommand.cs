using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Changes connectors.</summary>
[Cmdlet(VerbsCommon.Set, "C1Connector", SupportsShouldProcess = true)]
[OutputType(typeof(C1Connector))]
public sealed class SetC1ConnectorCommand : C1RowCommand<C1Connector>
{
    // Those of the row.
    private ApiCall<Done>? _schedule;
    private ApiCall<C1Connector>? _update;

    // The connector as it is, where the row that was read changes nothing of it.
    private C1Connector? _unchanged;

    /// <summary>The app that it belongs to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.Connector])]
    public string? AppId { get; set; }

    /// <summary>The connector.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdCell(Noun.Connector, IsOwn = true)]
    public string? ConnectorId { get; set; }

    /// <summary>The product, whose fields the configuration has; asked for where it is not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdCell(Noun.CatalogEntry)]
    public string? CatalogId { get; set; }

    /// <summary>Names and values of the fields that change; secrets as SecureString or text, nothing to clear a field.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConfigurationCell]
    public IDictionary? Configuration { get; set; }

    /// <summary>The configuration as the wire has it, with its @type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConfigurationCell]
    public IDictionary? Config { get; set; }

    /// <summary>The name that people see.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? DisplayName { get; set; }

    /// <summary>What it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>User ids of the people who look after it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? UserIds { get; set; }

    /// <summary>Whether a sync that brings far less than the one before is taken all the same.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? DisableCheckBadSync { get; set; }

    /// <summary>How many workers sync at once: 0 to 4.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberCell]
    public int? ParallelSyncWorkerCount { get; set; }

    /// <summary>The attributes of profiles that are kept, and no others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListCell]
    public string[]? ProfileAllowList { get; set; }

    /// <summary>The attributes of profiles that are left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListCell]
    public string[]? ProfileIgnoreList { get; set; }

    /// <summary>What is synced: @{ syncResourceTypeIds = … }.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1SyncConfig))]
    public C1SyncConfig? SyncConfig { get; set; }

    /// <summary>When it syncs by itself: a cron expression.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Schedule { get; set; }

    /// <summary>The time zone that the schedule is meant in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [TextCell]
    public string? ScheduleTimeZone { get; set; }

    /// <summary>What the answer should bring along: app_id, user_ids, capabilities or *.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExpandMaskCompleter<ConnectorExpandMask>))]
    [ExpandMaskCell(typeof(ConnectorExpandMask))]
    public string[]? ExpandMask { get; set; }

    /// <summary>Returns the connector as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string IdParameter => nameof(ConnectorId);

    private protected override bool PassesOn => PassThru;

    private protected override IEnumerable<ApiRequest> RequestsBehind => _schedule is not null && _update is not null ? [_update.Request] : [];

    // The schedule first: what is changed behind it answers with both.
    private protected override ApiCall<C1Connector> NewCall()
    {
        (_schedule, _update, _unchanged) = (null, null, null);
        var fields = GivenChanges(ConnectorOperations.Update.Names);
        ConnectorOperations.CheckSchedule(fields);
        RefuseExpandMask(fields);
        var now = WasRead || fields.Has(nameof(Schedule)) != fields.Has(nameof(ScheduleTimeZone)) ? Fetch(Read) : null;
        string[] omitted = now is null || IsTyped(nameof(Configuration)) || IsTyped(nameof(Config)) || fields[nameof(Config)] is not IDictionary config
            ? []
            : ConnectorConfig.Omitted(config, now.Config, HasColumnsOfServer);
        if (now is not null)
        {
            ExportedConnector.LeaveOut(fields, now, IsTyped);
        }

        var isScheduled = fields.Has(nameof(Schedule)) || fields.Has(nameof(ScheduleTimeZone));
        if (now is not null && !isScheduled && ChangesNothing(fields))
        {
            WarnOf(omitted, now);
            WriteVerbose(Messages.ConnectorUnchanged.With(now.Id));
            _unchanged = now;
            return Read;
        }

        RefuseExpandMask(fields);
        string[] replaced = now is not null && HasChangedSince(now) ? ExportedConnector.Names(fields, IsTyped) : [];
        _schedule = isScheduled ? NewSchedule(fields, now) : null;
        _update = isScheduled && ChangesNothing(fields) ? null : NewUpdate(fields, now);
        WarnOf(omitted, now);
        if (replaced.Length > 0)
        {
            WriteWarning(Messages.ConnectorChangedSince.With(now!.Id, string.Join(", ", replaced)));
        }

        return _schedule is null ? _update! : new(_schedule.Request, _ => null);
    }

    private protected override RowWork<C1Connector> NewWork(ApiCall<C1Connector> call)
    {
        if (_unchanged is { } unchanged)
        {
            return (_, _, _) => Task.FromResult(unchanged);
        }

        if (_schedule is not { } schedule)
        {
            return base.NewWork(call);
        }

        var (update, isRead, reads) = (_update ?? Read, _update is null, _update is not null || PassThru);
        var same = new C1Connector { Id = ConnectorId ?? "", AppId = AppId ?? "" };
        return async (session, trace, cancellationToken) =>
        {
            _ = await session.Client.SendAsync(schedule, trace, cancellationToken).ConfigureAwait(false);
            try
            {
                return !reads ? same
                    : await PartialResultException.AfterAsync(same, isRead, () => session.Client.SendAsync(update, trace, cancellationToken)).ConfigureAwait(false);
            }
            catch (C1ApiException e)
            {
                throw e.With(Messages.ScheduleWasChanged);
            }
        };
    }

    private ApiCall<C1Connector> Read => ConnectorOperations.Get.Call(GivenNames(ConnectorOperations.Get.Names));

    // A row with a configuration as the wire has it is hardly written by hand: there are blanks where secrets are.
    private bool WasRead => HasColumnsOfServer || (InputObject is not null && KnownObject.ClassOf(InputObject) is null && !IsTyped(nameof(Config)) && Given(Config) is not null);

    // Who writes a row gives none of these; a connector that was exported has them.
    private bool HasColumnsOfServer => KnownObject.ClassOf(InputObject) is null && SentConnector.OfTheServer.Any(name => KnownObject.Member(InputObject, name) is not (null or ""));

    // A file has no fractions of seconds.
    private bool HasChangedSince(C1Connector now) =>
        now.UpdatedAt - TimeOf(nameof(C1Connector.UpdatedAt)) >= TimeSpan.FromSeconds(1) || now.ConfigUpdatedAt - TimeOf(nameof(C1Connector.ConfigUpdatedAt)) >= TimeSpan.FromSeconds(1);

    // Export-Csv writes times as the user's culture has them.
    private DateTimeOffset? TimeOf(string column) => KnownObject.Member(InputObject, column) is not { } cell ? null
        : new TimeCellAttribute().Read(cell) is DateTimeOffset time || DateTimeOffset.TryParse(PlainValue.TextOf(cell), CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out time) ? time
        : null;

    private static bool ChangesNothing(Fields fields) =>
        !fields.Except([.. ConnectorOperations.Update.Names, nameof(CatalogId), nameof(ExpandMask), nameof(Schedule), nameof(ScheduleTimeZone)]).Any();

    private static void RefuseExpandMask(Fields fields) => Required.That(
        !fields.Has(nameof(ExpandMask)) || !ChangesNothing(fields) || !(fields.Has(nameof(Schedule)) || fields.Has(nameof(ScheduleTimeZone))),
        nameof(ExpandMask),
        () => Messages.ExpandMaskBesideSchedule);

    private void WarnOf(string[] omitted, C1Connector? now)
    {
        if (omitted.Length > 0)
        {
            WriteWarning(Messages.ConfigFieldsOmitted.With(now!.Id, string.Join(", ", omitted)));
        }
    }

    // The server takes both at once: a schedule that comes without its time zone is meant in another one then.
    private ApiCall<Done> NewSchedule(Fields fields, C1Connector? now)
    {
        var schedule = fields.Has(nameof(Schedule)) ? (string?)fields.Take(nameof(Schedule)) : now?.Schedule;
        var zone = fields.Has(nameof(ScheduleTimeZone)) ? (string?)fields.Take(nameof(ScheduleTimeZone)) : now?.ScheduleTimeZone;
        return ConnectorOperations.Schedule(GivenNames(ConnectorOperations.Update.Names), schedule, zone);
    }

    private ApiCall<C1Connector> NewUpdate(Fields fields, C1Connector? now)
    {
        fields.Take(nameof(CatalogId));
        var named = (IDictionary?)fields.Take(nameof(Configuration));
        var raw = (IDictionary?)fields.Take(nameof(Config));
        Required.That(named is null || raw is null, nameof(Configuration), () => Messages.ConfigTwice);
        RefuseEmpty(nameof(Configuration), named);
        RefuseEmpty(nameof(Config), raw is null ? null : raw["configuration"] as IDictionary ?? raw);
        if (named is null && raw is null)
        {
            return (IsDelegated(fields) ? ConnectorOperations.UpdateDelegated : ConnectorOperations.Update).Call(fields);
        }

        // In a row, a blank may be what the server answers with in the place of a secret, or an empty cell: only who types one means to clear it.
        var (isTyped, isRawTyped) = (Arguments.Contains(nameof(Configuration)), Arguments.Contains(nameof(Config)));
        var config = raw is not null
            ? ConnectorConfig.FromRaw(raw, CatalogOf(now), mayBeBlank: isRawTyped, mayBeRead: !isRawTyped)
            : ConnectorConfig.FromFields(Entry(now), named!, isChange: IsTyped(nameof(Configuration)), mayBeBlank: isTyped);
        Required.That(config.Value["configuration"] is not IDictionary { Count: 0 }, nameof(Configuration), () => Messages.NothingToChange);
        fields.Add(nameof(Config), config);
        return ConnectorOperations.Update.Hiding(config).Call(fields);
    }

    // The server has an operation of its own for a connector without a configuration, which takes these two fields. Only an object tells.
    private bool IsDelegated(Fields fields) =>
        InputObject?.BaseObject is C1Connector { Config: null } && fields.Except([.. ConnectorOperations.Update.Names, nameof(ExpandMask)]).All(field => field.Key is nameof(DisplayName) or nameof(UserIds));

    // Nobody knows what becomes of the stored configuration where an empty one is sent.
    private void RefuseEmpty(string parameter, IDictionary? config) =>
        Required.That(config is { Count: > 0 } || (config is null && !IsTyped(parameter)), parameter, () => Messages.ConfigurationNotCleared);

    private string? CatalogOf(C1Connector? now) => now is { CatalogId.Length: > 0 } ? now.CatalogId : Given(CatalogId);

    private CatalogEntry Entry(C1Connector? now)
    {
        var id = CatalogOf(now) is { Length: > 0 } known ? known : Fetch(Read).CatalogId;
        return ConnectorCatalog.FindById(id) ?? throw new C1InputException(Messages.CatalogIdUnknown.With(id), nameof(CatalogId));
    }
}
