using System.Net;
using ConductorOne.Sandbox.PersonalClients;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Signs in a client by its secret: the secret itself, or an assertion signed with it (RFC 6749, section 4.4; RFC 7523).</summary>
internal sealed class ClientCredentialsGrant(Tenant tenant, ClientCredential service, ClientAssertion assertions, TenantClock clock)
    : IGrant
{
    public string Type => "client_credentials";

    public Principal Judge(OAuthForm form)
    {
        var clientId = form.Get("client_id");
        var hasAssertion = form.TryGet("client_assertion", out var assertion);
        var hasType = form.TryGet("client_assertion_type", out var assertionType);
        var hasSecret = form.TryGet("client_secret", out var secret);
        if ((hasAssertion || hasType) && hasSecret)
            throw OAuthException.InvalidRequest("client_assertion and client_secret exclude each other");
        if (hasAssertion != hasType || (hasType && assertionType != ClientAssertion.Type))
            throw OAuthException.InvalidRequest($"client_assertion and client_assertion_type={ClientAssertion.Type} belong together");
        if (!hasAssertion && !hasSecret)
            throw OAuthException.InvalidClient("client_assertion or client_secret is missing");

        var personal = tenant.FindPersonalClient(clientId);
        var credential = personal?.Credential ?? service;
        if (clientId != credential.ClientId)
            throw OAuthException.InvalidClient("client_id is not known");
        if (hasAssertion)
            assertions.Verify(assertion!, credential);
        else if (!credential.IsSecret(secret!))
            throw OAuthException.InvalidClient("client_secret is not right");
        return personal is null ? Principal.Of(clientId, tenant.ServiceUser.Id) : SignIn(personal, form.Source);
    }

    private Principal SignIn(PersonalClient client, IPAddress source)
    {
        if (client.DeletedAt is not null)
            throw OAuthException.InvalidClient("the personal client was deleted");
        if (client.Expiry is { } expiry && clock.HasPassed(expiry))
            throw OAuthException.InvalidClient("the personal client has expired");
        if (!client.Allows(source))
            throw OAuthException.InvalidClient("the personal client may not be used from this address");
        tenant.PersonalClients.Change(client.Id, used => used with { LastUsedAt = tenant.Clock.Now() });
        return client.Principal;
    }
}
