using System;
using System.Management.Automation;
using System.Security;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Device;
using ConductorOne.Authentication.Entra;
using ConductorOne.Authentication.Federation;
using ConductorOne.Credentials;
using ConductorOne.Http;
using ConductorOne.PowerShell.Credentials;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Signs in to a tenant and makes the session the runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "C1", DefaultParameterSetName = EnvironmentSet, SupportsShouldProcess = true)]
[OutputType(typeof(C1Session))]
public sealed partial class ConnectC1Command : C1Cmdlet
{
    // Where AKS and its like say which cloud they are in.
    private const string AuthorityVariable = "AZURE_AUTHORITY_HOST";

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private ClientSettings _settings = new();
    private DevicePrompt? _prompt;

    /// <summary>Connects.</summary>
    protected override void EndProcessing()
    {
        C1Session session;
        try
        {
            RefuseSwitchedOff();
            CheckSaving();
            _settings = Settings();
            session = Open(Credentials());
            session = Save ? Keep(session) : session;
        }
        catch (Exception e) when (e is C1InputException or C1ApiException or CredentialStoreException or NoCredentialException)
        {
            // The target is not what was typed: a secret may stand in the wrong place.
            LoseDefault();
            Terminate(e);
            throw;
        }
        catch
        {
            // Ctrl+C, for one.
            LoseDefault();
            throw;
        }

        RunspaceSessions.Current.Add(session);
        WriteObject(session);
    }

    // The next call must not go to the tenant of another session, since the user meant this one.
    private void LoseDefault() => RunspaceSessions.Current.LoseDefault(MyInvocation.MyCommand.Name);

    private ClientSettings Settings()
    {
        foreach (var (name, value) in new[] { (nameof(MaxRetryDelay), MaxRetryDelay), (nameof(Timeout), Timeout) })
        {
            Required.That(value >= ShortestWait && value <= LongestWait, name, () => Messages.WaitOutOfRange.With(name));
        }

        return new()
        {
            Network = ProxySettings.Read(Proxy, ProxyCredential, ProxyUseDefaultCredentials),
            Retry = new RetryRule { Attempts = MaxRetries + 1, LongestWait = MaxRetryDelay },
            Timeout = Timeout,
            ThrottleLimit = ThrottleLimit,
            ProvesPossession = DPoP,
        };
    }

    private void RefuseSwitchedOff()
    {
        foreach (var (name, value) in new[] { (nameof(GitHubActions), GitHubActions), (nameof(ManagedIdentity), ManagedIdentity), (nameof(Device), Device) })
        {
            Required.That(value || !MyInvocation.BoundParameters.ContainsKey(name), name, () => Messages.SwitchOff.With(name));
        }
    }

    private SessionCredentials Credentials() => ParameterSetName switch
    {
        SecretSet => OfSecret(ClientId!, ClientSecret),

        // Not GetNetworkCredential, which takes what stands behind the @ for a Windows domain.
        CredentialSet => OfSecret(UserName, Credential.Password),
        TokenSet => OfToken(),
        OidcTokenSet => OfTrust(() => new GivenSubjectToken(SecretText.Reveal(OidcToken))),
        OidcTokenSourceSet => OfTrust(() => new ScriptTokenSource(OidcTokenSource, SessionState)),
        OidcTokenFileSet => OfTrust(() => new SubjectTokenFile(GetUnresolvedProviderPathFromPSPath(OidcTokenFile))),
        OidcTokenVariableSet => OfTrust(() => new SubjectTokenVariable(OidcTokenVariable)),
        GitHubActionsSet => OfTrust(() => new GitHubActionsToken(_settings)),
        ManagedIdentitySet => OfTrust(OfManagedIdentity),
        CertificateSet => OfTrust(() => new EntraApplicationTokenSource(EntraTenantId!, EntraClientId!, Certificate!, Resource, Authority(), _settings)),
        ThumbprintSet => OfTrust(() => new EntraApplicationTokenSource(
            EntraTenantId!, EntraClientId!, Certificates.Find(CertificateThumbprint), Resource, Authority(), _settings)),
        FederatedTokenSet => OfTrust(() => new EntraApplicationTokenSource(
            EntraTenantId!, EntraClientId!, new FederatedTokenFile(GetUnresolvedProviderPathFromPSPath(EntraFederatedTokenFile)), Resource, Authority(), _settings)),
        DeviceSet => OfPerson(),

        // A name alone is that of a stored credential: variables that happen to be set must not decide whose tenant it is.
        EnvironmentSet when !string.IsNullOrWhiteSpace(Name) && ClientId is null && Server() is null => OfName(Name!),
        _ => EnvironmentCredentials.Read(Server(), ClientId) ?? throw new C1InputException(NothingToConnectWith()),
    };

    private string UserName => Credential.UserName.TrimStart('\\');

    private SessionCredentials OfSecret(string clientId, SecureString secret) =>
        SessionCredentials.OfSecret(ClientIdentifier.Read(clientId), SecretText.Reveal(secret), Server(), PlainSecret);

    private SessionCredentials OfToken()
    {
        var server = Server() ?? throw new C1InputException(Messages.TokenWithoutTenant, nameof(Tenant));
        return new(server, null, new StaticTokenSource(SecretText.Reveal(AccessToken)));
    }

    private SessionCredentials OfTrust(Func<ISubjectTokenSource> subjects)
    {
        var clientId = ClientId ?? EnvironmentCredentials.ClientId ?? throw new C1InputException(Messages.ClientIdMissing, nameof(ClientId));
        return SessionCredentials.OfTrust(ClientIdentifier.Read(clientId), subjects, Server());
    }

    // Its own token, or that of an application that trusts it.
    private ISubjectTokenSource OfManagedIdentity()
    {
        Required.That((EntraTenantId is null) == (EntraClientId is null), nameof(EntraTenantId), () => Messages.EntraApplicationHalf);
        Required.That(EntraTenantId is not null || EntraAuthority is null, nameof(EntraAuthority), () => Messages.EntraAuthorityAlone);
        return EntraTenantId is null
            ? new ManagedIdentityTokenSource(ManagedIdentityClientId, Resource, _settings)
            : new EntraApplicationTokenSource(
                EntraTenantId, EntraClientId!, new ManagedIdentityTokenSource(ManagedIdentityClientId, null, _settings), Resource, Authority(), _settings);
    }

    private SessionCredentials OfPerson()
    {
        var server = Server() ?? throw new C1InputException(Messages.DeviceWithoutTenant, nameof(Tenant));
        _prompt = new DevicePrompt(this, Post, !NoBrowser);
        return new(server, null, new DeviceTokenSource(DeviceClientId ?? DeviceTokenSource.PublicClientId, _prompt));
    }

    private SessionCredentials OfName(string name)
    {
        StoredCredential? found = null;
        Await(
            () =>
            {
                var store = new CredentialStore();
                return store.Find(name.Trim()) ?? throw new NoCredentialException(store.List().Missing(name).Message + " " + Messages.NameAlone);
            },
            credential => found = credential);
        var stored = found!;
        _settings = _settings with { ProvesPossession = _settings.ProvesPossession || stored.DPoP };
        var clientId = ClientIdentifier.Read(stored.ClientId);
        var server = TenantAddress.Read(stored.ServerUrl.OriginalString, nameof(Name));
        var advice = clientId.IsPersonal ? Messages.StoredPersonalAdvice.With(stored.Name, server.GetLeftPart(UriPartial.Authority)) : Messages.StoredServiceAdvice.With(stored.Name);
        return SessionCredentials.OfSecret(clientId, stored.ClientSecret, server, stored.PlainSecret, advice);
    }

    private C1Session Open(SessionCredentials credentials)
    {
        ProxySettings.RefuseFor(credentials.Server, Proxy, ProxyUseDefaultCredentials);
        Required.That(!DPoP || credentials.Tokens is not StaticTokenSource, nameof(DPoP), () => Messages.DPoPWithAccessToken);
        var session = credentials.Open(Name, RunspaceSessions.Current, _settings);
        try
        {
            if (!NoVerify && session.Client.CanRenew)
            {
                Await((trace, cancellationToken) => session.Client.SignInAsync(trace, cancellationToken));
            }

            return session;
        }
        catch
        {
            session.Close();
            throw;
        }
        finally
        {
            _prompt?.Done();
        }
    }

    private string NothingToConnectWith() => ClientId is null ? Messages.NothingToConnectWith
        : ClientIdentifier.Read(ClientId).IsFederated ? Messages.FederatedClientAlone
        : Messages.ClientIdAlone;

    private Uri Authority()
    {
        var host = Environment.GetEnvironmentVariable(AuthorityVariable);
        return EntraAuthority
            ?? (string.IsNullOrWhiteSpace(host) ? EntraApplicationTokenSource.PublicCloud
                : Uri.TryCreate(host!.Contains("://") ? host : "https://" + host, UriKind.Absolute, out var read) ? read
                : throw new C1InputException(Messages.EntraAuthorityRefused, AuthorityVariable));
    }

    private Uri? Server()
    {
        Required.That(Tenant is null || ServerUrl is null, nameof(Tenant), () => Messages.TenantAndServerUrl);
        return Tenant is not null ? TenantAddress.Read(Tenant, nameof(Tenant))
            : ServerUrl is not null ? TenantAddress.Read(ServerUrl, nameof(ServerUrl))
            : null;
    }
}
