using System;
using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>The syncs of all connectors. One takes its time by the tenant's clock: it is queued first, then it runs, then it is over.</summary>
/// <param name="clock">The tenant's.</param>
/// <param name="time">Tells it on the wire.</param>
/// <param name="duration">How long a sync takes.</param>
internal sealed class ConnectorSyncs(TenantClock clock, WireClock time, Func<TimeSpan> duration)
{
    // An accepted sync does not begin at once.
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    /// <summary>Puts a sync onto the queue.</summary>
    /// <exception cref="ApiException">One is under way, or the connector is paused.</exception>
    public void Start(string connectorId) => Change(connectorId, state => IsBusy(state) ? throw ApiException.Invalid("a sync is already in progress")
        : state.PausedAt is not null ? throw ApiException.Invalid("connector sync is disabled")
        : Started(state));

    /// <summary>Stops all syncs but the one that runs.</summary>
    public void Pause(string connectorId) => Change(connectorId, state => state with { PausedAt = state.PausedAt ?? time.Now() });

    /// <summary>Lets them go on, and starts one.</summary>
    public void Resume(string connectorId) => Change(connectorId, state => IsBusy(state) ? state with { PausedAt = null } : Started(state with { PausedAt = null }));

    /// <summary>Takes the result that is held back, and starts another sync.</summary>
    /// <exception cref="ApiException">None is held back.</exception>
    public void Confirm(string connectorId, string lifecycleId) => Change(connectorId, state => state.Latest is { HasNoData: true } latest && latest.Id == lifecycleId && !IsBusy(state)
        ? Started(state with { Failure = null })
        : throw ApiException.Invalid("sync status is not ERRORED_NO_DATA"));

    /// <summary>Makes the next sync of a connector fail.</summary>
    /// <returns>The id of its run.</returns>
    public string Fail(string connectorId, string error, bool hasNoData)
    {
        var failure = new Failure(Identifiers.Create(), error, hasNoData);
        Change(connectorId, state => state with { Failure = failure });
        return failure.Id;
    }

    /// <summary>The fields of a connector with how its syncs go now.</summary>
    public MessageFields Shown(StoredObject connector)
    {
        State state;
        lock (_states)
            state = _states.GetValueOrDefault(connector.Id, new State());
        var fields = connector.Fields;
        if (state.PausedAt is { } paused)
            fields = fields.With(("syncDisabledAt", paused), ("syncDisabledCategory", "USER"), ("syncDisabledReason", "Paused by a user."));
        var run = state.Latest is { } latest && clock.HasPassed(latest.Begins) ? latest : state.Before;
        if (run is null && state.PausedAt is null)
            return fields;
        var isOver = run is not null && clock.HasPassed(run.Ends);
        return fields.With(("status", JsonSerializer.SerializeToElement(new
        {
            completedAt = isOver ? run!.EndsAt : null,
            lastError = isOver ? run!.Error : "",
            startedAt = run?.BeginsAt,
            status = state.PausedAt is not null ? "SYNC_STATUS_DISABLED" : !isOver ? "SYNC_STATUS_RUNNING" : run!.Error.Length > 0 ? "SYNC_STATUS_ERROR" : "SYNC_STATUS_DONE",
            updatedAt = isOver ? run!.EndsAt : run?.BeginsAt,
        })));
    }

    private bool IsBusy(State state) => state.Latest is { } latest && !clock.HasPassed(latest.Ends);

    private State Started(State state)
    {
        var queue = duration() < LongestQueue ? duration() : LongestQueue;
        var span = queue + duration();
        var run = new Run(
            state.Failure?.Id ?? Identifiers.Create(), clock.After(queue), time.After(queue), clock.After(span), time.After(span), state.Failure?.Error ?? "", state.Failure?.HasNoData == true);
        return state with { Before = state.Latest ?? state.Before, Latest = run, Failure = null };
    }

    private void Change(string connectorId, Func<State, State> change)
    {
        lock (_states)
            _states[connectorId] = change(_states.GetValueOrDefault(connectorId, new State()));
    }

    private sealed record Run(string Id, Deadline Begins, string BeginsAt, Deadline Ends, string EndsAt, string Error, bool HasNoData);

    private sealed record Failure(string Id, string Error, bool HasNoData);

    private sealed record State
    {
        /// <summary>The run before the latest one, which shows until that begins.</summary>
        public Run? Before { get; init; }

        public Run? Latest { get; init; }

        /// <summary>How the next run ends, if by a failure.</summary>
        public Failure? Failure { get; init; }

        public string? PausedAt { get; init; }
    }
}
