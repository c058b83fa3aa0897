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
        if (Get("ACCESS_TOKEN") is { } token)
        {
            return new(chosen ?? NamedServer() ?? Server(ClientId()), Get("CLIENT_ID")?.Trim(), new StaticTokenSource(token));
        }

        var (oidc, secret) = (Get("OIDC_TOKEN"), Get("CLIENT_SECRET"));
        if ((oidc ?? secret) is null || ClientId() is not { } clientId)
        {
            return null;
        }

        var server = chosen ?? NamedServer() ?? Server(clientId);
        ITokenSource tokens = oidc is not null
            ? new TokenExchangeSource(clientId.Value, oidc)
            : new SignedAssertionTokenSource(clientId.Value, secret!, server.Host);
        return new(server, clientId.Value, tokens);
    }

    private static ClientIdentifier? ClientId() => Get("CLIENT_ID") is { } id ? ClientIdentifier.Read(id) : null;

    private static Uri? NamedServer() =>
        Get("SERVER_URL") is { } url ? TenantAddress.Read(url, Prefix + "SERVER_URL")
        : Get("TENANT_DOMAIN") is { } tenant ? TenantAddress.Read(tenant, Prefix + "TENANT_DOMAIN")
        : null;

    private static Uri Server(ClientIdentifier? clientId) => clientId is not null
        ? TenantAddress.Read(clientId.Host, Prefix + "CLIENT_ID")
        : throw new C1InputException(Messages.EnvironmentWithoutHost);

    private static string? Get(string name) =>
        Environment.GetEnvironmentVariable(Prefix + name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
