using System;
using System.Management.Automation;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Device;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Signs in to a tenant and makes the session the runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "C1", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(C1Session))]
public sealed partial class ConnectC1Command : C1Cmdlet
{
    private ClientSettings _settings = new();
    private DevicePrompt? _prompt;

    /// <summary>Connects.</summary>
    protected override void EndProcessing()
    {
        C1Session? session = null;
        try
        {
            _settings = new ClientSettings { Network = ProxySettings.Read(Proxy, ProxyCredential), ProvesPossession = DPoP };
            session = Open(Credentials());
        }
        catch (Exception e) when (e is C1InputException or C1ApiException)
        {
            // Not what was typed: a secret may stand in the wrong place.
            Terminate(e, session?.ServerUrl);
        }

        RunspaceSessions.Current.Add(session);
        WriteObject(session);
    }

    private C1Session Open(SessionCredentials credentials)
    {
        var session = credentials.Open(Name, RunspaceSessions.Current, _settings);
        try
        {
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

            _prompt?.Done();
            return session;
        }
        catch
        {
            session.Close();
            throw;
        }
    }

    private SessionCredentials Credentials() => ParameterSetName switch
    {
        SecretSet => OfSecret(ClientId!, ClientSecret),

        // Not GetNetworkCredential, which takes what stands behind the @ for a Windows domain.
        CredentialSet => OfSecret(Credential.UserName.TrimStart('\\'), Credential.Password),
        TokenSet => new(Server() ?? throw new C1InputException(Messages.TokenWithoutTenant, nameof(Tenant)), null, new StaticTokenSource(SecretText.Reveal(AccessToken))),
        OidcTokenSet => OfTrust(() => new GivenSubjectToken(SecretText.Reveal(OidcToken))),
        OidcTokenSourceSet => OfTrust(() => new ScriptTokenSource(OidcTokenSource, SessionState)),
        OidcTokenFileSet => OfTrust(() => new SubjectTokenFile(GetUnresolvedProviderPathFromPSPath(OidcTokenFile))),
        OidcTokenVariableSet => OfTrust(() => new SubjectTokenVariable(OidcTokenVariable)),
        GitHubActionsSet when GitHubActions => OfTrust(() => new GitHubActionsToken(_settings)),
        DeviceSet when Device => OfPerson(),
        _ => EnvironmentCredentials.Read(Server(), ClientId) ?? throw new C1InputException(NothingToConnectWith()),
    };

    private SessionCredentials OfSecret(string clientId, System.Security.SecureString secret) =>
        SessionCredentials.OfSecret(ClientIdentifier.Read(clientId), SecretText.Reveal(secret), Server(), PlainSecret);

    private SessionCredentials OfTrust(Func<ISubjectTokenSource> subjects) =>
        SessionCredentials.OfTrust(ClientIdentifier.Read(ClientId!), subjects, Server());

    private SessionCredentials OfPerson()
    {
        var server = Server() ?? throw new C1InputException(Messages.DeviceWithoutTenant, nameof(Tenant));
        _prompt = new DevicePrompt(this, Post, !NoBrowser);
        return new(server, null, new DeviceTokenSource(DeviceClientId ?? DeviceTokenSource.PublicClientId, _prompt));
    }

    private string NothingToConnectWith() => ClientId is null ? Messages.NothingToConnectWith
        : ClientIdentifier.Read(ClientId).IsFederated ? Messages.FederatedClientAlone
        : Messages.ClientIdAlone;

    private Uri? Server()
    {
        Required.That(Tenant is null || ServerUrl is null, nameof(Tenant), () => Messages.TenantAndServerUrl);
        return Tenant is not null ? TenantAddress.Read(Tenant, nameof(Tenant))
            : ServerUrl is not null ? TenantAddress.Read(ServerUrl, nameof(ServerUrl))
            : null;
    }
}
