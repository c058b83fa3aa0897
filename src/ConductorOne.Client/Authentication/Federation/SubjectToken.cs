using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Federation;

/// <summary>An OIDC token that is fit to be exchanged, as far as can be told without asking the server.</summary>
internal sealed record SubjectToken(string Value, JwtClaims Claims)
{
    private static readonly TimeSpan OldestTaken = TimeSpan.FromMinutes(10);

    /// <param name="text">The token.</param>
    /// <param name="origin">Where it came from, as the user named it.</param>
    /// <param name="now">The time by the clock that counts.</param>
    /// <exception cref="C1InputException">It is none, or older than the server takes.</exception>
    public static SubjectToken Read(string text, string origin, DateTimeOffset now)
    {
        var value = text.Trim();
        Required.That(value.Length > 0, origin, () => Messages.OidcTokenEmpty.With(origin));
        if (!JwtClaims.TryRead(value, out var claims))
        {
            throw new C1InputException(Messages.OidcTokenUnreadable.With(origin), origin);
        }

        Required.That(
            claims.IssuedAt is not { } issued || now - issued <= OldestTaken,
            origin,
            () => Messages.OidcTokenTooOld.With(origin, (now - claims.IssuedAt!.Value).TotalMinutes));
        Required.That(
            claims.ExpiresAt is not { } expiry || expiry > now, origin, () => Messages.OidcTokenExpired.With(origin, claims.ExpiresAt!.Value));
        return new SubjectToken(value, claims);
    }

    /// <summary>Never what it holds.</summary>
    public override string ToString() => nameof(SubjectToken);
}
