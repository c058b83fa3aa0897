using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Device;
using ConductorOne.Authentication.Entra;
using ConductorOne.Authentication.Federation;
using ConductorOne.Credentials;
using ConductorOne.Http;
using ConductorOne.PersonalClients;
using ConductorOne.PowerShell.Credentials;
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
    // Where AKS and its like say which cloud they are in.
    private const string AuthorityVariable = "AZURE_AUTHORITY_HOST";

    private ClientSettings _settings = new();
    private DevicePrompt? _prompt;

    /// <summary>Connects.</summary>
    protected override void EndProcessing()
    {
        C1Session session;
        try
        {
            CheckSaving();
            _settings = new ClientSettings { Network = ProxySettings.Read(Proxy, ProxyCredential), ProvesPossession = DPoP };
            var credentials = Credentials();
            session = Open(credentials);
            session = Save ? Keep(session) : session;
        }
        catch (Exception e) when (e is C1InputException or C1ApiException or CredentialStoreException or NoCredentialException)
        {
            // Not what was typed: a secret may stand in the wrong place.
            Terminate(e);
            throw;
        }

        RunspaceSessions.Current.Add(session);
        WriteObject(session);
    }

    private void CheckSaving()
    {
        foreach (var option in new[] { nameof(AllowPlaintextFile), nameof(Expires), nameof(ScopedRoles), nameof(AllowSourceCidr), nameof(ClientDisplayName) })
        {
            Required.That(Save || !MyInvocation.BoundParameters.ContainsKey(option), option, () => Messages.OptionNeedsSave.With(option));
        }

        if (Save)
        {
            Required.That(!string.IsNullOrWhiteSpace(Name), nameof(Name), () => Messages.SaveWithoutName);

            // Before a person signs in, and before a personal client is made that could not be kept.
            new CredentialStore().RequireStorage(AllowPlaintextFile);
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
        GitHubActionsSet when GitHubActions => OfTrust(() => new GitHubActionsToken(_settings)),
        ManagedIdentitySet when ManagedIdentity => OfTrust(() => new ManagedIdentityTokenSource(ManagedIdentityClientId, Resource, _settings)),
        CertificateSet => OfTrust(() => new EntraApplicationTokenSource(EntraTenantId, EntraClientId, Certificate!, Resource, Authority(), _settings)),
        ThumbprintSet => OfTrust(() => new EntraApplicationTokenSource(
            EntraTenantId, EntraClientId, Certificates.Find(CertificateThumbprint), Resource, Authority(), _settings)),
        FederatedTokenSet => OfTrust(() => new EntraApplicationTokenSource(
            EntraTenantId, EntraClientId, new FederatedTokenFile(GetUnresolvedProviderPathFromPSPath(EntraFederatedTokenFile)), Resource, Authority(), _settings)),
        DeviceSet when Device => OfPerson(),

        // A name alone is that of a stored credential: variables that happen to be set must not decide whose tenant it is.
        EnvironmentSet when Name is not null && ClientId is null && Server() is null => OfName(Name),
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

    private SessionCredentials OfTrust(Func<ISubjectTokenSource> subjects) =>
        SessionCredentials.OfTrust(ClientIdentifier.Read(ClientId!), subjects, Server());

    private SessionCredentials OfPerson()
    {
        var server = Server() ?? throw new C1InputException(Messages.DeviceWithoutTenant, nameof(Tenant));
        _prompt = new DevicePrompt(this, Post, !NoBrowser);
        return new(server, null, new DeviceTokenSource(DeviceClientId ?? DeviceTokenSource.PublicClientId, _prompt));
    }

    private SessionCredentials OfName(string name)
    {
        var store = new CredentialStore();
        var stored = store.Find(name.Trim()) ?? throw new NoCredentialException(store.List().Missing(name).Message + " " + Messages.NameAlone);
        _settings = _settings with { ProvesPossession = _settings.ProvesPossession || stored.DPoP };
        var advice = Messages.StoredCredentialAdvice.With(stored.Name, stored.ServerUrl.Authority);
        return SessionCredentials.OfSecret(ClientIdentifier.Read(stored.ClientId), stored.ClientSecret, stored.ServerUrl, stored.PlainSecret, advice);
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

    // What is kept can sign in by itself: of a person's sign-in, that is a personal client of theirs.
    private C1Session Keep(C1Session session)
    {
        if (ParameterSetName != DeviceSet)
        {
            var id = ClientId ?? UserName;
            Store(session.ServerUrl, ClientIdentifier.Read(id).Value, SecretText.Reveal(ClientId is null ? Credential.Password : ClientSecret), null);
            return session;
        }

        PersonalClientAnswer? made = null;
        try
        {
            Await((trace, cancellationToken) => CreateAsync(session, trace, cancellationToken), answer => made = answer);
        }
        finally
        {
            session.Close();
        }

        var client = made!.Client!;
        Store(session.ServerUrl, client.ClientId, made.ClientSecret, client.ExpiresTime);
        _prompt = null;
        return Open(SessionCredentials.OfSecret(ClientIdentifier.Read(client.ClientId), made.ClientSecret, session.ServerUrl));
    }

    private Task<PersonalClientAnswer> CreateAsync(C1Session session, IApiTrace trace, CancellationToken cancellationToken)
    {
        var request = new CreatePersonalClientRequest
        {
            DisplayName = ClientDisplayName ?? Messages.PersonalClientName.With(Environment.MachineName),
            Expires = Expires,
            ScopedRoles = ScopedRoles,
            AllowSourceCidr = AllowSourceCidr,
        };
        return session.Client.SendAsync(PersonalClientCalls.Create(request), trace, cancellationToken);
    }

    private void Store(Uri server, string clientId, string secret, DateTimeOffset? expiresAt)
    {
        var store = new CredentialStore();
        var stored = store.Save(
            new StoredCredential
            {
                Name = Name!.Trim(),
                ServerUrl = server,
                ClientId = clientId,
                ClientSecret = secret,
                PlainSecret = PlainSecret,
                DPoP = DPoP,
                ExpiresAt = expiresAt,
                SavedAt = DateTimeOffset.UtcNow,
            },
            AllowPlaintextFile);
        if (stored.Storage == CredentialVault.PlaintextStorage)
        {
            WriteWarning(Messages.SavedInPlaintext.With(stored.Name, store.PlaintextFile));
        }
    }

    private string NothingToConnectWith() => ClientId is null ? Messages.NothingToConnectWith
        : ClientIdentifier.Read(ClientId).IsFederated ? Messages.FederatedClientAlone
        : Messages.ClientIdAlone;

    private Uri Authority() =>
        EntraAuthority
        ?? (Uri.TryCreate(Environment.GetEnvironmentVariable(AuthorityVariable), UriKind.Absolute, out var host) ? host : EntraApplicationTokenSource.PublicCloud);

    private Uri? Server()
    {
        Required.That(Tenant is null || ServerUrl is null, nameof(Tenant), () => Messages.TenantAndServerUrl);
        return Tenant is not null ? TenantAddress.Read(Tenant, nameof(Tenant))
            : ServerUrl is not null ? TenantAddress.Read(ServerUrl, nameof(ServerUrl))
            : null;
    }
}
