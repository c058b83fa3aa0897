using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Authentication;

/// <summary>Tokens for a client secret, which differ in the form that asks for them.</summary>
internal abstract class TokenEndpointSource(string secret) : ITokenSource
{
    public abstract string SignIn { get; }

    public bool CanRenew => true;

    /// <summary>How to sign in anew when the server refuses these credentials.</summary>
    public string? Advice { get; init; }

    public IReadOnlyCollection<string> Secrets { get; } = [secret];

    public Task<AccessToken> FetchAsync(AuthorizationServer server, IApiTrace? trace, CancellationToken cancellationToken) =>
        server.RequestTokenAsync(Form, Secrets, trace, cancellationToken);

    /// <summary>Asked for anew for each attempt.</summary>
    protected abstract IReadOnlyDictionary<string, string> Form(DateTimeOffset now);
}
