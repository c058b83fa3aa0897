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
    /// <param name="adviceWhenOld">What to do about one that is too old.</param>
    /// <param name="now">The time by the clock that counts.</param>
    /// <exception cref="C1InputException">It is none, or older than the server takes.</exception>
    public static SubjectToken Read(string text, string origin, string adviceWhenOld, DateTimeOffset now)
    {
        var value = text.Trim();
        Required.That(value.Length > 0, origin, () => Messages.OidcTokenEmpty.With(origin));
        if (!JwtClaims.TryRead(value, out var claims))
        {
            throw new C1InputException(Messages.OidcTokenUnreadable.With(origin), origin);
        }

        var token = new SubjectToken(value, claims);
        if (token.TooOld(origin, adviceWhenOld, now) is { } tooOld)
        {
            throw new C1InputException(tooOld, origin);
        }

        // Some live for five minutes only, which a fast clock would take for none.
        Required.That(
            claims.ExpiresAt is not { } expiry || expiry > now - ServerClock.WorstSkew,
            origin,
            () => Messages.OidcTokenExpired.With(origin, claims.ExpiresAt!.Value));
        return token;
    }

    /// <summary>What to say of a token that is older than the server takes; nothing of any other.</summary>
    public string? TooOld(string origin, string advice, DateTimeOffset now) => Claims.IssuedAt is { } issued && now - issued > OldestTaken
        ? Messages.OidcTokenTooOld.With(origin, (now - issued).TotalMinutes, advice)
        : null;

    /// <summary>Never what it holds.</summary>
    public override string ToString() => nameof(SubjectToken);
}
