using System;
using System.Management.Automation;
using System.Net;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Reads what users say about a proxy.</summary>
internal static class ProxySettings
{
    /// <summary>Nothing said: the proxy of the environment or of the system.</summary>
    /// <exception cref="C1InputException">The address is none, or has a password in it.</exception>
    public static NetworkSettings Read(Uri? proxy, PSCredential? credential)
    {
        if (proxy is null)
        {
            Required.That(credential is null, "ProxyCredential", () => Messages.ProxyCredentialAlone);
            return new NetworkSettings();
        }

        Required.That(proxy.IsAbsoluteUri && proxy.Host.Length > 0, "Proxy", () => Messages.ProxyUnreadable);
        Required.That(proxy.UserInfo.Length == 0, "Proxy", () => Messages.ProxyWithUser);
        return new NetworkSettings
        {
            Proxy = new WebProxy(proxy)
            {
                Credentials = credential is null ? CredentialCache.DefaultCredentials
                    : new NetworkCredential(credential.UserName.TrimStart('\\'), SecretText.Reveal(credential.Password)),
            },
        };
    }
}
