using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Authentication;

/// <summary>Tokens of the tenant's token endpoint, which differ in the form that asks for them.</summary>
internal abstract class TokenEndpointSource(string secret) : ITokenSource
{
    public abstract string SignIn { get; }

    public bool CanRenew => true;

    public IReadOnlyCollection<string> Secrets { get; } = [secret];

    public Task<AccessToken> FetchAsync(IApiSender sender, IApiTrace? trace, CancellationToken cancellationToken) =>
        TokenRequest.SendAsync(sender, Form, Secrets, trace, cancellationToken);

    /// <summary>Asked for anew for each attempt.</summary>
    protected abstract IReadOnlyDictionary<string, string> Form();
}
