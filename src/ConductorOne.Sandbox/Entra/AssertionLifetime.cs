using System;
using ConductorOne.Sandbox.Authentication;

namespace ConductorOne.Sandbox.Entra;

/// <summary>Judges when an assertion is good, with Microsoft's tolerance for clocks that differ.</summary>
internal static class AssertionLifetime
{
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    /// <summary>Checks that an assertion is good now and says until when it is.</summary>
    /// <exception cref="EntraException">It isn't.</exception>
    public static DateTimeOffset Check(JsonWebToken assertion, TenantClock clock)
    {
        var now = clock.Now;
        var (start, end) = (Time(assertion, "nbf") - AllowedSkew, Time(assertion, "exp") + AllowedSkew);
        if (start > now)
            throw EntraException.InvalidAssertion(700024, "nbf is in the future");
        return end > now ? end : throw EntraException.InvalidAssertion(700024, "it has expired");
    }

    private static DateTimeOffset Time(JsonWebToken assertion, string claim)
    {
        try
        {
            return assertion.TimeOrDigits(claim);
        }
        catch (UntrustedTokenException exception)
        {
            throw EntraException.InvalidAssertion(50027, exception.Message);
        }
    }
}
