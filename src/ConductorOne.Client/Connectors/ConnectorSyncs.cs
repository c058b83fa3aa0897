using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.Connectors;

/// <summary>The syncs of one connector: what starts them, and how to see that one is over. One object is for one request.</summary>
/// <param name="names">Which connector.</param>
internal sealed class ConnectorSyncs(Fields names)
{
    // How the server says that a sync is on the queue, which the connector does not show. Not every word of a sync or a queue says so.
    private static readonly Regex Busy = new(
        @"\b(already (queued|running|syncing|in progress)|(queued|running)( \w+)? sync|(?<!\bno )sync(s|ing)?( [\w-]+){0,6}? (queued|running|in progress|on the queue|under way))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex NotBusy = new(
        @"\b(disabled|deleted|paused|not (yet |currently )?(queued|running|in progress))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private const string StartAction = "/force_sync";
    private const string Connector = "/api/v1/apps/{AppId}/connectors/{ConnectorId}";

    // A small sync takes minutes, a large one hours.
    private static readonly WaitPace Pace = new(TimeSpan.FromSeconds(15), TimeSpan.FromHours(2));

    /// <summary>What starts a sync at once.</summary>
    public static Operation<Done> Start { get; } = Act(Connector + StartAction);

    /// <summary>What stops syncing and provisioning.</summary>
    public static Operation<Done> Pause { get; } = Act(Connector + "/pause");

    /// <summary>What lets both go on, and starts a sync.</summary>
    public static Operation<Done> Resume { get; } = Act(Connector + "/resume");

    /// <summary>What takes the result of a sync that was held back, and starts another one.</summary>
    public static Operation<Done> Confirm { get; } = Act(Connector + "/confirm_sync_valid/{SyncLifecycleId}");

    /// <summary>The command that shows how a sync goes.</summary>
    public string LookAgain => "Get-C1ConnectorSync " + names.Get<string>("AppId") + " " + names.Get<string>("ConnectorId");

    // What there was before the request: it tells a wait when something new has come.
    private C1ConnectorSync? _before;

    private ApiCall<C1Connector> Read => ConnectorOperations.Get.Call(names);

    /// <summary>An operation that does something, and answers nothing.</summary>
    public static Operation<Done> Act(PathTemplate path) => new("POST", path, _ => Done.Value) { Empty = Done.Value };

    /// <summary>How the latest sync goes.</summary>
    public ApiCall<C1ConnectorSync> Get()
    {
        var read = Read;
        return new(read.Request, body => read.Read(body) is { } connector ? C1ConnectorSync.Of(connector) : null);
    }

    /// <summary>Whether the server refuses a sync because of another one.</summary>
    public static bool SaysBusy(string words) => Busy.IsMatch(words) && !NotBusy.IsMatch(words);

    /// <summary>Reads how things are before the request.</summary>
    /// <param name="requiresStart">Whether that must be such that a sync can be started.</param>
    /// <param name="client">Sends.</param>
    /// <param name="trace">Hears of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConnectorSyncException">A sync is under way, or syncing is off.</exception>
    public async Task LookAsync(bool requiresStart, C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        _before = await client.SendAsync(Get(), trace, cancellationToken).ConfigureAwait(false);
        if (requiresStart)
        {
            RequireStartable(_before);
        }
    }

    /// <summary>Sends what starts or stops a sync.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">Sends.</param>
    /// <param name="trace">Hears of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>No more than which connector it is: the server does not say how its sync goes.</returns>
    /// <exception cref="ConnectorSyncException">A sync is on the queue already.</exception>
    public async Task<C1ConnectorSync> ActAsync(ApiRequest request, C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var id = names.Get<string>("ConnectorId") ?? "";
        try
        {
            _ = await client.SendAsync(new ApiCall<Done>(request, _ => Done.Value) { Empty = Done.Value }, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e) when (request.Path.EndsWith(StartAction, StringComparison.Ordinal) && e.Status is 400 or 409 && SaysBusy(e.Message))
        {
            throw new ConnectorSyncException(ConnectorSyncFault.SyncRunning, Messages.SyncIsQueued.With(id, e.Message), _before ?? Unread(id), e);
        }

        return Unread(id);
    }

    /// <summary>Reads how the sync goes, behind the request.</summary>
    /// <exception cref="C1ApiException">It cannot be read. The error says that the request was done.</exception>
    public async Task<C1ConnectorSync> ReadAsync(C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(Get(), trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e)
        {
            throw e.With(Messages.WaitNotSeen.With(LookAgain));
        }
    }

    private C1ConnectorSync Unread(string id) => new() { AppId = names.Get<string>("AppId") ?? "", ConnectorId = id, Connector = id };

    private static void RequireStartable(C1ConnectorSync sync)
    {
        if (sync.IsRunning)
        {
            throw new ConnectorSyncException(ConnectorSyncFault.SyncRunning, Messages.SyncIsRunning.With(sync.ConnectorId, sync.StartedAt is { } at ? " " + Messages.Since.With(at) : ""), sync);
        }

        if (sync.IsOff)
        {
            throw new ConnectorSyncException(ConnectorSyncFault.SyncDisabled, Messages.SyncIsOff.With(sync.ConnectorId, sync.WhyOff, sync.AppId), sync);
        }
    }

    /// <summary>Waits until a sync is over that began behind the request. The server's own times say so, not a clock of this machine.</summary>
    public Wait<C1ConnectorSync> Wait()
    {
        var (read, before) = (Read, _before!);
        var subject = Noun.Connector.Facts().LabelWithoutArticle + " " + before.ConnectorId;
        var wasOn = !before.IsOff;
        return Wait<C1ConnectorSync>.For(
            read,
            connector => connector.DeletedAt is null ? Over(C1ConnectorSync.Of(connector), before, ref wasOn) : throw ApiErrors.Gone(read.Request, subject),
            Pace,
            subject,
            LookAgain);
    }

    private static C1ConnectorSync? Over(C1ConnectorSync sync, C1ConnectorSync before, ref bool wasOn)
    {
        // A connector that is turned off ends the wait. Right after it was turned on, it may still read as off: then since the same time.
        wasOn |= !sync.IsOff || sync.SyncDisabledAt > before.SyncDisabledAt;
        if (sync.IsOff && wasOn)
        {
            throw new ConnectorSyncException(ConnectorSyncFault.SyncDisabled, Messages.SyncTurnedOff.With(sync.ConnectorId, sync.WhyOff), sync);
        }

        // A sync that was under way before the request counts: the server begins no second one beside it.
        var wasUnderWay = before.Status is not ("Done" or "Error") && before.StartedAt is { } began && !(before.CompletedAt >= began);
        if (sync.StartedAt is null || (sync.StartedAt == before.StartedAt && !wasUnderWay))
        {
            return null;
        }

        return sync.Status switch
        {
            "Done" => sync,
            "Error" => throw new ConnectorSyncException(
                ConnectorSyncFault.SyncFailed, Messages.SyncFailed.With(sync.ConnectorId, sync.LastError.Length > 0 ? SecretText.Redact(sync.LastError, []) : Messages.ReasonUnknown), sync),
            _ => null,
        };
    }
}
