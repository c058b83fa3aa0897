using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
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
    private AccessToken? _token;
    private AccessToken? _previous;
    private Stopwatch? _sinceFailure;
    private Task<AccessToken>? _renewal;

    public string SignIn => source.SignIn;

    public bool CanRenew => source.CanRenew;

    /// <summary>What to do when the server refuses.</summary>
    public string? Advice => source.Advice;

    public DateTimeOffset? ExpiresAt => _token?.ExpiresAt;

    /// <summary>What must never be shown: the source's secrets and the tokens in use. A request may be under way with the one before.</summary>
    public IReadOnlyCollection<string> Secrets
    {
        get
        {
            lock (_gate)
            {
                return [.. source.Secrets, .. new[] { _token, _previous }.OfType<AccessToken>().Select(t => t.Value)];
            }
        }
    }

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
            (_token, _previous) = (null, null);
        }
    }

    // Ahead of need, a renewal that failed is not tried again by every request.
    private bool MayTryToRenew(AccessToken token) => token.IsExpired || _sinceFailure is null || _sinceFailure.Elapsed > PauseAfterFailure;

    private async Task<AccessToken> RenewAsync(IApiTrace? trace, AccessToken? current)
    {
        AccessToken? token = null;
        try
        {
            token = await source.FetchAsync(server, trace, _closed.Token).ConfigureAwait(false);
            return token;
        }
        catch (Exception e) when (e is C1ApiException or C1InputException && current is { IsExpired: false } && ReferenceEquals(_token, current))
        {
            // The renewal was ahead of need: the token in hand is still good.
            return current;
        }
        catch (C1InputException e)
        {
            // A source of tokens that has nothing usable any more.
            throw new C1ApiException(e.Message, e) { Kind = C1ErrorKind.SignInFailed, IsFinal = true };
        }
        catch (C1ApiException e) when (e.Kind == C1ErrorKind.SignInFailed)
        {
            throw e.With(source.Advice);
        }
        catch (OperationCanceledException)
        {
            // Only closing the session cancels it.
            throw new C1ApiException(Messages.SessionWasClosed) { Kind = C1ErrorKind.SessionClosed, IsFinal = true };
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
                _sinceFailure = token is null ? Stopwatch.StartNew() : null;
                if (token is not null && !_closed.IsCancellationRequested)
                {
                    (_token, _previous) = (token, current ?? _previous);
                }
            }
        }
    }
}
