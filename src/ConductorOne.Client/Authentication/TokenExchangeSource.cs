using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>Workload federation (RFC 8693) with one OIDC token, which the server takes for ten minutes after it was issued.</summary>
internal sealed class TokenExchangeSource : ITokenSource
{
    private readonly string _clientId;
    private readonly string _oidcToken;

    public TokenExchangeSource(string clientId, string oidcToken)
    {
        _clientId = clientId;
        _oidcToken = oidcToken.Trim();
        if (_oidcToken.Split('.').Length != 3)
        {
            throw new C1InputException(Messages.OidcTokenUnreadable, "OidcToken");
        }
    }

    public string SignIn => "WorkloadFederation";

    public bool CanRenew => true;

    public IReadOnlyCollection<string> Secrets => [_oidcToken];

    public Task<AccessToken> FetchAsync(IApiSender sender, IApiTrace? trace, CancellationToken cancellationToken) =>
        TokenRequest.SendAsync(sender, Form, Secrets, trace, cancellationToken);

    private Dictionary<string, string> Form() => new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
        ["subject_token"] = _oidcToken,
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
        ["client_id"] = _clientId,
    };
}
