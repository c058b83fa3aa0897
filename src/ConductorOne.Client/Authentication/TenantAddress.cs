using System;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>Makes the address of a tenant out of what users type: <c>acme</c>, <c>acme.c1eu.ai</c>, <c>https://c1.dev.example.com:2443</c>.</summary>
internal static class TenantAddress
{
    private const string DefaultDomain = ".conductor.one";

    // No host of a tenant is as long; an access token is.
    private const int LongestShown = 80;

    /// <summary>Scheme, host and port.</summary>
    /// <exception cref="C1InputException">It is no host, carries user information or a path, or would be sent in the clear.</exception>
    public static Uri Read(string text, string parameter)
    {
        var typed = text.Trim();
        var hasScheme = typed.Contains("://");
        var candidate = hasScheme ? typed : "https://" + typed;
        if (typed.Length == 0 || typed.Any(char.IsWhiteSpace) || typed.Contains('\\')
            || !Uri.TryCreate(candidate, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic)
        {
            throw new C1InputException(Messages.TenantUnreadable.With(WithoutUser(typed)), parameter);
        }

        if (uri.UserInfo.Length > 0 || typed.Contains('@'))
        {
            throw new C1InputException(Messages.TenantWithUser, parameter);
        }

        if (uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || typed.Contains('?') || typed.Contains('#'))
        {
            throw new C1InputException(Messages.TenantWithPath.With(typed), parameter);
        }

        if (!Loopback.IsSafe(uri))
        {
            throw new C1InputException(Messages.TenantInTheClear.With(typed), parameter);
        }

        return Normal(uri, hasScheme) ?? throw new C1InputException(Messages.TenantUnreadable.With(WithoutUser(typed)), parameter);
    }

    private static Uri? Normal(Uri uri, bool hasScheme)
    {
        var isBareName = !hasScheme && uri.HostNameType == UriHostNameType.Dns && !uri.Host.Contains('.') && !Loopback.IsHostOf(uri);
        try
        {
            var host = uri.IdnHost.ToLowerInvariant() + (isBareName ? DefaultDomain : "");
            return new UriBuilder(uri.Scheme, host, uri.IsDefaultPort ? -1 : uri.Port).Uri;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // What stands before an @ may be a password, and a secret may have been given in the wrong place.
    private static string WithoutUser(string typed) =>
        typed.StartsWith("secret-token:", StringComparison.OrdinalIgnoreCase) || typed.Length > LongestShown ? SecretText.Mask : typed.Substring(typed.LastIndexOf('@') + 1);
}
