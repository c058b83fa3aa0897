using System;
using System.Management.Automation;
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

        // They ask about what stays, and without -Save nothing does.
        foreach (var option in new[] { "WhatIf", "Confirm" })
        {
            var isGiven = MyInvocation.BoundParameters.TryGetValue(option, out var value) && value is SwitchParameter { IsPresent: true };
            Required.That(Save || !isGiven, option, () => Messages.OptionNeedsSave.With(option));
        }

        if (Save)
        {
            Required.That(!string.IsNullOrWhiteSpace(Name), nameof(Name), () => Messages.SaveWithoutName);

            // Before a person signs in, and before a personal client is made that could not be kept.
            NewPersonalClient().Check();
            Await(() => new CredentialStore().Rehearse(AllowPlaintextFile));
        }
    }

    private C1Session Keep(C1Session session)
    {
        try
        {
            // Asked about what stays: who signs in only gets a session.
            var action = ParameterSetName == DeviceSet ? Messages.ActionSavePersonalClient : Messages.ActionSaveCredential;
            if (!MayDo(action.With(session.ServerUrl.GetLeftPart(UriPartial.Authority)), Name!.Trim(), out _))
            {
                return session;
            }

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
        var creation = PersonalClientCalls.Create(NewPersonalClient());
        Await((trace, cancellationToken) => session.Client.SendAsync(creation, trace, cancellationToken), answer => made = answer);
        var client = made!.Client!;
        SessionCredentials credentials;
        try
        {
            // First of all, whether anybody could sign in with it.
            credentials = SessionCredentials.OfSecret(ClientIdentifier.Read(client.ClientId), made.ClientSecret, session.ServerUrl);
            Store(session.ServerUrl, client.ClientId, made.ClientSecret, client.ExpiresTime);
        }
        catch (Exception e) when (e is C1InputException or CredentialStoreException)
        {
            // Nobody holds its secret any more.
            Await(
                (trace, cancellationToken) => session.Client.SendAsync(PersonalClientCalls.Delete(client), trace, cancellationToken),
                _ => { },
                _ => throw new CredentialStoreException(Messages.PersonalClientNotStored.With(client.ClientId, e.Message), e));
            throw;
        }

        session.Close();
        try
        {
            return Open(credentials);
        }
        catch (C1ApiException e)
        {
            throw e.With(Messages.StoredAllTheSame.With(Name));
        }
    }

    private CreatePersonalClientRequest NewPersonalClient() => new()
    {
        DisplayName = ClientDisplayName ?? Messages.PersonalClientName.With(Environment.MachineName),
        Expires = Expires,
        ScopedRoles = ScopedRoles,
        AllowSourceCidr = AllowSourceCidr,
    };

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
