using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
#if NETSTANDARD2_0
using ConductorOne.Compatibility;
#endif

namespace ConductorOne.Authentication;

/// <summary>The session's current token. Renewed ahead of expiry, one renewal at a time, however many requests wait for it.</summary>
internal sealed class TokenCache(ITokenSource source, AuthorizationServer server) : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _closed = new();
    private ITokenSource? _source = source;
    private AccessToken? _token;
    private AccessToken? _previous;
    private TimeSpan? _failedAt;
    private Task<AccessToken>? _renewal;

    public string SignIn { get; } = source.SignIn;

    public bool CanRenew => _source?.CanRenew ?? false;

    /// <summary>What to do when the server refuses.</summary>
    public string? Advice => _source?.Advice;

    public DateTimeOffset? ExpiresAt => _token?.ExpiresAt;

    /// <summary>What must never be shown: the source's secrets and the tokens in use. A request may be under way with the one before.</summary>
    public IReadOnlyCollection<string> Secrets
    {
        get
        {
            lock (_gate)
            {
                return [.. _source?.Secrets ?? [], .. Tokens];
            }
        }
    }

    /// <summary>The tokens in use.</summary>
    public IReadOnlyCollection<string> Tokens
    {
        get
        {
            lock (_gate)
            {
                return [.. new[] { _token, _previous }.OfType<AccessToken>().Select(t => t.Value)];
            }
        }
    }

    private TimeSpan Uptime => server.Clock.Machine.Uptime;

    public Task<AccessToken> GetAsync(IApiTrace? trace, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_token is { } token && !(token.IsDue && CanRenew && MayTryToRenew(token)))
            {
                return Task.FromResult(token);
            }

            // Not the caller's cancellation: others may wait for the same token.
            _renewal ??= Task.Run(() => RenewAsync(trace, _token), CancellationToken.None);
            return _renewal.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The server refused this token; another that came meanwhile is kept.</summary>
    public void Discard(AccessToken token)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_token, token))
            {
                (_token, _previous) = (null, token);
            }
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        lock (_gate)
        {
            // What it was made of is forgotten, however long somebody holds on to the session.
            (_token, _previous, _source) = (null, null, null);
        }
    }

    // Ahead of need, a renewal that failed is not tried again by every request.
    private bool MayTryToRenew(AccessToken token) => token.IsExpired || _failedAt is not { } failed || Uptime - failed > PauseAfterFailure;

    private async Task<AccessToken> RenewAsync(IApiTrace? trace, AccessToken? current)
    {
        AccessToken? token = null;
        var fetching = _source;
        try
        {
            _closed.Token.ThrowIfCancellationRequested();
            token = await fetching!.FetchAsync(server, trace, _closed.Token).ConfigureAwait(false);
            return token;
        }
        catch (Exception e) when (e is not OperationCanceledException && current is { IsExpired: false } && ReferenceEquals(_token, current))
        {
            // The renewal was ahead of need: the token in hand is still good.
            return current;
        }
        catch (C1ApiException e) when (e.Kind == C1ErrorKind.SignInFailed)
        {
            throw e.With(fetching!.Advice);
        }
        catch (OperationCanceledException)
        {
            // Only closing the session cancels it.
            throw new C1ApiException(Messages.SessionWasClosed) { Kind = C1ErrorKind.SessionClosed, IsFinal = true };
        }
        catch (Exception e) when (e is not C1ApiException)
        {
            // A source of tokens that has nothing usable any more, or fails in a way of its own.
            throw new C1ApiException(SecretText.Redact(e.Message, fetching!.Secrets)) { Kind = C1ErrorKind.SignInFailed, IsFinal = true };
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
                _failedAt = token is null ? Uptime : null;
                if (token is not null && !_closed.IsCancellationRequested)
                {
                    (_token, _previous) = (token, current ?? _previous);
                }
            }
        }
    }
}
