using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.Authentication;

/// <summary>Tokens for a client secret, which differ in the form that asks for them.</summary>
internal abstract class TokenEndpointSource(string secret) : ITokenSource
{
    public abstract string SignIn { get; }

    public bool CanRenew => true;

    /// <summary>How to sign in anew when the server refuses these credentials; where nothing is given, what to check is said with the refusal.</summary>
    public string? Advice { get; init; }

    public IReadOnlyCollection<string> Secrets { get; } = [secret];

    public async Task<AccessToken> FetchAsync(AuthorizationServer server, IApiTrace? trace, CancellationToken cancellationToken)
    {
        try
        {
            return await server.RequestTokenAsync(Form, Secrets, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e) when (e is { Kind: C1ErrorKind.SignInFailed, Code: "invalid_client" or "UNAUTHENTICATED" } && Advice is null)
        {
            throw e.With(Messages.SecretAdvice);
        }
    }

    /// <summary>Asked for anew for each attempt.</summary>
    protected abstract IReadOnlyDictionary<string, string> Form(DateTimeOffset now);
}
