using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>Client credentials with the secret itself in the body, only where that is asked for.</summary>
internal sealed class PlainSecretTokenSource : ITokenSource
{
    private readonly string _clientId;
    private readonly string _secret;

    public PlainSecretTokenSource(string clientId, string secret)
    {
        _clientId = clientId;
        _secret = secret.Trim();
        if (_secret.Length == 0)
        {
            throw new C1InputException(Messages.SecretEmpty, "ClientSecret");
        }
    }

    public string SignIn => "PlainSecret";

    public bool CanRenew => true;

    public IReadOnlyCollection<string> Secrets => [_secret];

    public Task<AccessToken> FetchAsync(IApiSender sender, IApiTrace? trace, CancellationToken cancellationToken) =>
        TokenRequest.SendAsync(sender, Form, Secrets, trace, cancellationToken);

    private Dictionary<string, string> Form() => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = _clientId,
        ["client_secret"] = _secret,
    };
}
