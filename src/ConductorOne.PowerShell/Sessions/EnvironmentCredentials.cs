using System;
using ConductorOne.Authentication;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>The CONDUCTORONE_* variables that all C1 tools honour, in their order.</summary>
internal static class EnvironmentCredentials
{
    private const string Prefix = "CONDUCTORONE_";

    /// <summary>Nothing where no variable signs in.</summary>
    /// <param name="chosen">The server, where the user named one.</param>
    /// <exception cref="C1InputException">A variable holds what cannot be read, or no host is to be found.</exception>
    public static SessionCredentials? Read(Uri? chosen = null)
    {
        var clientId = Get("CLIENT_ID") is { } id ? ClientIdentifier.Read(id) : null;
        if (Get("ACCESS_TOKEN") is { } token)
        {
            return new(chosen ?? Server(clientId), clientId?.Value, new StaticTokenSource(token));
        }

        if (clientId is null)
        {
            return null;
        }

        if (Get("OIDC_TOKEN") is { } oidc)
        {
            return new(chosen ?? Server(clientId), clientId.Value, new TokenExchangeSource(clientId.Value, oidc));
        }

        if (Get("CLIENT_SECRET") is { } secret)
        {
            var server = chosen ?? Server(clientId);
            return new(server, clientId.Value, new SignedAssertionTokenSource(clientId.Value, secret, server.Host));
        }

        return null;
    }

    private static Uri Server(ClientIdentifier? clientId) =>
        Get("SERVER_URL") is { } url ? TenantAddress.Read(url, Prefix + "SERVER_URL")
        : Get("TENANT_DOMAIN") is { } tenant ? TenantAddress.Read(tenant, Prefix + "TENANT_DOMAIN")
        : clientId is not null ? TenantAddress.Read(clientId.Host, Prefix + "CLIENT_ID")
        : throw new C1InputException(Messages.EnvironmentWithoutHost);

    private static string? Get(string name) =>
        Environment.GetEnvironmentVariable(Prefix + name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
