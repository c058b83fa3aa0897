using System;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Federation;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>The CONDUCTORONE_* variables that all C1 tools honour, in their order.</summary>
internal static class EnvironmentCredentials
{
    private const string Prefix = "CONDUCTORONE_";

    /// <summary>The client id, if the environment has one.</summary>
    public static string? ClientId => Get("CLIENT_ID");

    /// <summary>Whether there are variables to sign in with, readable or not.</summary>
    public static bool AreSet => Get("ACCESS_TOKEN") is not null || (ClientId is not null && (Get("OIDC_TOKEN") ?? Get("CLIENT_SECRET")) is not null);

    /// <summary>Nothing where no variable signs in.</summary>
    /// <param name="server">The server, where the user named one.</param>
    /// <param name="clientId">The client id, where the user gave one.</param>
    /// <exception cref="C1InputException">A variable holds what cannot be read, or no host is to be found.</exception>
    public static SessionCredentials? Read(Uri? server = null, string? clientId = null)
    {
        var id = clientId ?? ClientId;
        server ??= NamedServer();
        if (Get("ACCESS_TOKEN") is { } token && clientId is null)
        {
            var address = server ?? (id is not null ? ClientIdentifier.Read(id).Server : throw new C1InputException(Messages.EnvironmentWithoutHost));
            return new(address, id?.Trim(), new StaticTokenSource(token));
        }

        if (id is null)
        {
            return null;
        }

        return Get("OIDC_TOKEN") is not null ? SessionCredentials.OfTrust(ClientIdentifier.Read(id), () => new SubjectTokenVariable(Prefix + "OIDC_TOKEN"), server)
            : Get("CLIENT_SECRET") is { } secret ? SessionCredentials.OfSecret(ClientIdentifier.Read(id), secret, server)
            : null;
    }

    private static Uri? NamedServer() =>
        Get("SERVER_URL") is { } url ? TenantAddress.Read(url, Prefix + "SERVER_URL")
        : Get("TENANT_DOMAIN") is { } tenant ? TenantAddress.Read(tenant, Prefix + "TENANT_DOMAIN")
        : null;

    private static string? Get(string name) =>
        Environment.GetEnvironmentVariable(Prefix + name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
