using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Authentication;

/// <summary>Client credentials, proven by a signature: the secret itself never leaves the machine.</summary>
internal sealed class SignedAssertionTokenSource(string clientId, string secret, string audience) : ITokenSource
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly Ed25519Key _key = SigningSecret.Read(secret);

    public string SignIn => "ClientCredentials";

    public bool CanRenew => true;

    public IReadOnlyCollection<string> Secrets { get; } = [secret.Trim()];

    public Task<AccessToken> FetchAsync(IApiSender sender, IApiTrace? trace, CancellationToken cancellationToken) =>
        TokenRequest.SendAsync(sender, Form, Secrets, trace, cancellationToken);

    // Signed anew for each attempt: the server takes an assertion once.
    private Dictionary<string, string> Form() => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_assertion_type"] = AssertionType,
        ["client_assertion"] = ClientAssertion.Sign(_key, clientId, audience, DateTimeOffset.UtcNow),
    };
}
