using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>A ready access token, used as it is until the server refuses it.</summary>
internal sealed class StaticTokenSource : ITokenSource
{
    private readonly AccessToken _token;

    /// <exception cref="C1InputException">No header could carry it, or it says itself that it has ended.</exception>
    public StaticTokenSource(string token)
    {
        token = token.Trim();
        foreach (var c in token)
        {
            // What a header could not carry, or would carry into the next header.
            if (c is <= ' ' or > '~')
            {
                throw new C1InputException(Messages.AccessTokenUnreadable, "AccessToken");
            }
        }

        Required.That(token.Length > 0, "AccessToken", () => Messages.AccessTokenEmpty);
        var expiry = JwtClaims.TryRead(token, out var claims) ? claims.ExpiresAt : null;
        Required.That(
            expiry is null || expiry > DateTimeOffset.UtcNow - ServerClock.WorstSkew, "AccessToken", () => Messages.AccessTokenExpired.With(expiry!.Value));
        _token = new AccessToken(token, "Bearer", expiry);
    }

    public string SignIn => "AccessToken";

    public bool CanRenew => false;

    public string? Advice => Messages.AccessTokenAdvice;

    public IReadOnlyCollection<string> Secrets => [_token.Value];

    public Task<AccessToken> FetchAsync(AuthorizationServer server, IApiTrace? trace, CancellationToken cancellationToken) => Task.FromResult(_token);
}
