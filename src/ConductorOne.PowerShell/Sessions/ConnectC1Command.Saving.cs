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
            Await(() => new CredentialStore(StopToken).Rehearse(AllowPlaintextFile));
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
            TellWhere(Store(session.ServerUrl, ClientIdentifier.Read(id).Value, SecretText.Reveal(secret), null));
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
        SessionCredentials credentials;
        C1Credential stored;
        var request = NewPersonalClient();
        var creation = PersonalClientCalls.Create(request);
        try
        {
            AwaitEnd((trace, cancellationToken) => session.Client.SendAsync(creation, trace, cancellationToken), answer => made = answer);

            // First of all, whether anybody could sign in with it.
            credentials = SessionCredentials.OfSecret(ClientIdentifier.Read(made!.Client!.ClientId), made.ClientSecret, session.ServerUrl);
            stored = Store(session.ServerUrl, made.Client.ClientId, made.ClientSecret, made.Client.ExpiresTime);
        }
        catch (Exception e) when (made is not null)
        {
            Discard(made.Client!, session, e);
            throw;
        }
        catch (Exception e) when (Stopping && e.InnerException is not NotSentException)
        {
            // A pipeline that was stopped takes no error.
            Warn(e is PipelineStoppedException ? Messages.PersonalClientUnknown.With(request.DisplayName) : e.Message);
            throw;
        }

        session.Close();
        try
        {
            TellWhere(stored);
            return Open(credentials);
        }
        catch (Exception) when (Stopping)
        {
            Warn(Messages.StoredAllTheSame.With(Name));
            throw;
        }
        catch (C1ApiException e)
        {
            throw e.With(Messages.StoredAllTheSame.With(Name));
        }
    }

    // Nobody holds its secret any more.
    private void Discard(PersonalClient client, C1Session session, Exception reason)
    {
        var isDeleted = false;
        try
        {
            AwaitEnd((trace, cancellationToken) => session.Client.SendAsync(PersonalClientCalls.Delete(client), trace, cancellationToken), _ => isDeleted = true);
        }
        catch (Exception) when (isDeleted)
        {
            // A verbose line that nobody takes any more.
        }
        catch (Exception) when (Stopping)
        {
            Warn(Messages.PersonalClientLeft.With(client.ClientId));
        }
        catch (Exception)
        {
            throw new CredentialStoreException(Messages.PersonalClientNotStored.With(client.ClientId, reason.Message), reason);
        }
    }

    private CreatePersonalClientRequest NewPersonalClient() => new()
    {
        DisplayName = ClientDisplayName ?? Messages.PersonalClientName.With(Environment.MachineName),
        Expires = Expires,
        ScopedRoles = ScopedRoles,
        AllowSourceCidr = AllowSourceCidr,
    };

    private C1Credential Store(Uri server, string clientId, string secret, DateTimeOffset? expiresAt)
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
        C1Credential? shown = null;
        AwaitEnd(() => new CredentialStore(StopToken).Save(stored, AllowPlaintextFile), saved => shown = saved);
        return shown!;
    }

    private void TellWhere(C1Credential stored)
    {
        if (stored.Storage == CredentialVault.PlaintextStorage)
        {
            var warning = Messages.SavedInPlaintext.With(stored.Name, new CredentialStore().PlaintextFile);
            try
            {
                WriteWarning(warning);
            }
            catch (PipelineStoppedException)
            {
                Warn(warning);
                throw;
            }
        }
    }
}
