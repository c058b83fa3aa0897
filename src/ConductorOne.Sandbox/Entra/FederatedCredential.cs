using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Federation;

namespace ConductorOne.Sandbox.Entra;

/// <summary>A subject of another issuer, whose tokens the application may show for its own assertions.</summary>
internal sealed class FederatedCredential(string issuer, string subject, LocalIssuer signer, TenantClock clock) : IApplicationCredential
{
    private const string Audience = "api://AzureADTokenExchange";

    public void Verify(JsonWebToken assertion, string clientId, string url)
    {
        if (assertion.Text("iss") != issuer)
            throw EntraException.InvalidAssertion(700211, $"iss must be \"{issuer}\"");
        try
        {
            signer.Verify(assertion);
        }
        catch (UntrustedTokenException exception)
        {
            throw EntraException.InvalidAssertion(50013, exception.Message);
        }

        if (assertion.Text("sub") != subject)
            throw EntraException.InvalidAssertion(700213, $"sub must be \"{subject}\"");
        if (!assertion.HasAudience(Audience))
            throw EntraException.InvalidAssertion(700212, $"aud must be \"{Audience}\"");
        AssertionLifetime.Check(assertion, clock);
    }
}
