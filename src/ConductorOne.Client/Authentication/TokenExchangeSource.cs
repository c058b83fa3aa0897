using System.Collections.Generic;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>Workload federation (RFC 8693) with one OIDC token, which the server takes for ten minutes after it was issued.</summary>
internal sealed class TokenExchangeSource : TokenEndpointSource
{
    private readonly string _clientId;
    private readonly string _oidcToken;

    public TokenExchangeSource(string clientId, string oidcToken)
        : base(oidcToken.Trim())
    {
        _clientId = clientId;
        _oidcToken = oidcToken.Trim();
        Required.That(_oidcToken.Split('.').Length == 3, "OidcToken", () => Messages.OidcTokenUnreadable);
    }

    public override string SignIn => "WorkloadFederation";

    protected override IReadOnlyDictionary<string, string> Form() => new Dictionary<string, string>
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
        ["subject_token"] = _oidcToken,
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
        ["client_id"] = _clientId,
    };
}
