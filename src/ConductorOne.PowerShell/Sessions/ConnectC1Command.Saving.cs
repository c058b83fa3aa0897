using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Credentials;
using ConductorOne.Http;
using ConductorOne.PersonalClients;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

// What -Save does.
public sealed partial class ConnectC1Command
{
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
            Await(() => new CredentialStore().Rehearse(AllowPlaintextFile));
        }
    }

    private C1Session Keep(C1Session session)
    {
        try
        {
            if (ParameterSetName == DeviceSet)
            {
                return KeepPersonalClient(session);
            }

            var id = ParameterSetName == SecretSet ? ClientId! : UserName;
            var secret = ParameterSetName == SecretSet ? ClientSecret : Credential.Password;
            Store(session.ServerUrl, ClientIdentifier.Read(id).Value, SecretText.Reveal(secret), null);
            return session;
        }
        catch
        {
            session.Close();
            throw;
        }
    }

    // A person's own sign-in ends with its token: what can be kept is a client of theirs.
    private C1Session KeepPersonalClient(C1Session session)
    {
        PersonalClientAnswer? made = null;
        Await((trace, cancellationToken) => CreateAsync(session, trace, cancellationToken), answer => made = answer);
        var client = made!.Client!;
        try
        {
            Store(session.ServerUrl, client.ClientId, made.ClientSecret, client.ExpiresTime);
        }
        catch (CredentialStoreException e)
        {
            // Nobody holds its secret any more.
            Await(
                (trace, cancellationToken) => session.Client.SendAsync(PersonalClientCalls.Delete(client.Id), trace, cancellationToken),
                _ => { },
                _ => throw new CredentialStoreException(Messages.PersonalClientNotStored.With(client.ClientId, e.Message), e));
            throw;
        }

        session.Close();
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
        var stored = new StoredCredential
        {
            Name = Name!.Trim(),
            ServerUrl = server,
            ClientId = clientId,
            ClientSecret = secret,
            PlainSecret = PlainSecret,
            DPoP = DPoP,
            ExpiresAt = expiresAt,
            SavedAt = DateTimeOffset.UtcNow,
        };
        var store = new CredentialStore();
        C1Credential? shown = null;
        Await(() => store.Save(stored, AllowPlaintextFile), saved => shown = saved);
        if (shown!.Storage == CredentialVault.PlaintextStorage)
        {
            WriteWarning(Messages.SavedInPlaintext.With(stored.Name, store.PlaintextFile));
        }
    }
}
