using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Reads what users say about a proxy.</summary>
internal static class ProxySettings
{
#if NETSTANDARD2_0
    private static readonly string[] Schemes = ["http"];
#else
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];
#endif

    /// <summary>Nothing said: the proxy of the environment or of the system.</summary>
    /// <exception cref="C1InputException">The address is none, or has a password in it.</exception>
    public static NetworkSettings Read(Uri? proxy, PSCredential? credential, bool sendsAccount)
    {
        Required.That(credential is null || !sendsAccount, "ProxyCredential", () => Messages.ProxyCredentialTwice);
        if (proxy is null)
        {
            Required.That(credential is null, "ProxyCredential", () => Messages.ProxyCredentialAlone);
            return new NetworkSettings { SendsAccountToProxy = sendsAccount };
        }

        Required.That(
            proxy.IsAbsoluteUri && proxy.Host.Length > 0 && Schemes.Contains(proxy.Scheme),
            "Proxy",
            () => Messages.ProxyUnreadable.With(string.Join(", ", Schemes)));
        Required.That(proxy.UserInfo.Length == 0, "Proxy", () => Messages.ProxyWithUser);
        return new NetworkSettings
        {
            Proxy = new WebProxy(proxy) { Credentials = sendsAccount ? CredentialCache.DefaultCredentials : credential?.GetNetworkCredential() },
        };
    }

    /// <exception cref="C1InputException">The user says something about a proxy for a server that is reached without one.</exception>
    public static void RefuseFor(Uri server, Uri? proxy, bool sendsAccount)
    {
        var option = proxy is not null ? "Proxy" : "ProxyUseDefaultCredentials";
        Required.That(
            (proxy is null && !sendsAccount) || !Loopback.IsInTheClear(server),
            option,
            () => Messages.ProxyInTheClear.With(server.GetLeftPart(UriPartial.Authority), option));
    }
}
