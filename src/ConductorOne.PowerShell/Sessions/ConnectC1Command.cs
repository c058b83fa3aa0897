using System;
using System.Management.Automation;
using System.Security;
using ConductorOne.Authentication;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Signs in to a tenant and makes the session the runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "C1", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(C1Session))]
public sealed class ConnectC1Command : C1Cmdlet
{
    private const string EnvironmentSet = "Environment";
    private const string SecretSet = "ClientSecret";
    private const string CredentialSet = "Credential";
    private const string TokenSet = "AccessToken";

    /// <summary>The tenant: its name, its host or its address.</summary>
    [Parameter(Position = 0)]
    public string? Tenant { get; set; }

    /// <summary>The server's address, where it is not the tenant's usual one.</summary>
    [Parameter]
    public string? ServerUrl { get; set; }

    /// <summary>The client id, which names its host.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    public string ClientId { get; set; } = "";

    /// <summary>The client secret: a SecureString, or plain text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Secret]
    public SecureString ClientSecret { get; set; } = new();

    /// <summary>Client id and client secret in one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>Sends the secret itself instead of signing with it.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter PlainSecret { get; set; }

    /// <summary>A ready access token: a SecureString, or plain text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [Secret]
    public SecureString AccessToken { get; set; } = new();

    /// <summary>What to call the session; the host where no name is given.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Leaves it to the first call to find out whether the credentials are right.</summary>
    [Parameter]
    public SwitchParameter NoVerify { get; set; }

    /// <summary>Connects.</summary>
    protected override void EndProcessing()
    {
        C1Session? session = null;
        try
        {
            session = Credentials().Open(Name, RunspaceSessions.Current);
            if (!NoVerify && session.Client.CanRenew)
            {
                Await(
                    async (trace, cancellationToken) =>
                    {
                        await session.Client.SignInAsync(trace, cancellationToken).ConfigureAwait(false);
                        return true;
                    },
                    _ => { });
            }
        }
        catch (Exception e)
        {
            session?.Close();
            if (e is C1InputException or C1ApiException)
            {
                // Not what was typed: a secret may stand in the wrong place.
                Terminate(e, session?.ServerUrl);
            }

            throw;
        }

        RunspaceSessions.Current.Add(session);
        WriteObject(session);
    }

    private SessionCredentials Credentials()
    {
        switch (ParameterSetName)
        {
            case SecretSet:
                return WithSecret(ClientId, SecretText.Reveal(ClientSecret));
            case CredentialSet:
                // Not GetNetworkCredential, which takes what stands behind the @ for a Windows domain.
                return WithSecret(Credential.UserName.TrimStart('\\'), SecretText.Reveal(Credential.Password));
            case TokenSet:
                return new(RequireServer(null), null, new StaticTokenSource(SecretText.Reveal(AccessToken)));
            default:
                return EnvironmentCredentials.Read(Server()) ?? throw new C1InputException(Messages.NothingToConnectWith);
        }
    }

    private SessionCredentials WithSecret(string id, string secret)
    {
        var clientId = ClientIdentifier.Read(id);
        if (clientId.IsFederated)
        {
            throw new C1InputException(Messages.FederatedClientWithSecret, nameof(ClientId));
        }

        var server = RequireServer(clientId);
        ITokenSource tokens = PlainSecret
            ? new PlainSecretTokenSource(clientId.Value, secret)
            : new SignedAssertionTokenSource(clientId.Value, secret, server.Host);
        return new(server, clientId.Value, tokens);
    }

    private Uri RequireServer(ClientIdentifier? clientId) =>
        Server()
        ?? (clientId is not null
            ? TenantAddress.Read(clientId.Host, nameof(ClientId))
            : throw new C1InputException(Messages.TokenWithoutTenant, nameof(Tenant)));

    private Uri? Server()
    {
        Required.That(Tenant is null || ServerUrl is null, nameof(Tenant), () => Messages.TenantAndServerUrl);
        return Tenant is not null ? TenantAddress.Read(Tenant, nameof(Tenant))
            : ServerUrl is not null ? TenantAddress.Read(ServerUrl, nameof(ServerUrl))
            : null;
    }
}
