using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>A ready access token, used as it is until the server refuses it.</summary>
internal sealed class StaticTokenSource : ITokenSource
{
    private readonly AccessToken _token;

    public StaticTokenSource(string token)
    {
        token = token.Trim();
        foreach (var c in token)
        {
            // What a header could not carry, or would carry into the next header.
            if (c is <= ' ' or > '~')
            {
                throw new C1InputException(Messages.AccessTokenUnreadable, "AccessToken");
            }
        }

        if (token.Length == 0)
        {
            throw new C1InputException(Messages.AccessTokenEmpty, "AccessToken");
        }

        _token = new AccessToken(token, "Bearer", null);
    }

    public string SignIn => "AccessToken";

    public bool CanRenew => false;

    public IReadOnlyCollection<string> Secrets => [_token.Value];

    public Task<AccessToken> FetchAsync(IApiSender sender, IApiTrace? trace, CancellationToken cancellationToken) => Task.FromResult(_token);
}
