using System;
using ConductorOne.Sandbox.Authentication;

namespace ConductorOne.Sandbox.Federation;

/// <summary>Takes a token of an issuer that the tenant trusts for a credential (RFC 8693).</summary>
internal sealed class TokenExchangeGrant(Tenant tenant, TrustStore trusts, LocalIssuer issuer, string audience, TenantClock clock) : IGrant
{
    private const string JwtType = "urn:ietf:params:oauth:token-type:jwt";

    private static readonly TimeSpan GreatestAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(2);

    public string Type => "urn:ietf:params:oauth:grant-type:token-exchange";

    public Principal Judge(OAuthForm form)
    {
        var subjectToken = form.Get("subject_token");
        if (form.Get("subject_token_type") != JwtType)
            throw OAuthException.InvalidRequest($"subject_token_type must be {JwtType}");
        if (form.TryGet("client_secret", out _) || form.TryGet("client_assertion", out _))
            throw OAuthException.InvalidRequest("a trust has no secret: client_secret and client_assertion must be left out");

        var trust = trusts.Find(form.Get("client_id"))
            ?? throw OAuthException.InvalidClient("there is no workload federation trust with this client_id");
        try
        {
            Verify(JsonWebToken.Parse(subjectToken), trust);
        }
        catch (UntrustedTokenException exception)
        {
            throw OAuthException.InvalidGrant($"subject_token: {exception.Message}");
        }

        return Principal.Of(trust.ClientId, tenant.ServiceUser.Id);
    }

    private void Verify(JsonWebToken token, Trust trust)
    {
        if (token.Text("iss") != trust.Issuer)
            throw new UntrustedTokenException($"iss must be \"{trust.Issuer}\", the issuer of the trust");
        issuer.Verify(token);
        if (!token.HasAudience(audience))
            throw new UntrustedTokenException($"aud must contain \"{audience}\", the host of the tenant without a port");

        CheckTimes(token);
        if (trust.Condition is { } condition && !condition.IsMetBy(token))
            throw new OAuthException("access_denied", $"subject_token: the condition of the trust is not met: {condition}", 403);
    }

    private void CheckTimes(JsonWebToken token)
    {
        var now = clock.Now;
        var issuedAt = token.Time("iat");
        if (issuedAt > now + AllowedSkew)
            throw new UntrustedTokenException("iat is in the future");
        if (issuedAt < now - GreatestAge)
            throw new UntrustedTokenException($"it was issued more than {GreatestAge.TotalMinutes} minutes ago");
        if (token.Claims.TryGetProperty("nbf", out _) && token.Time("nbf") > now + AllowedSkew)
            throw new UntrustedTokenException("nbf is in the future");
        if (token.Time("exp") <= now)
            throw new UntrustedTokenException("it has expired");
    }
}
