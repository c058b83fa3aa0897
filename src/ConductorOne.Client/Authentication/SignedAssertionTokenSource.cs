using System;
using System.Collections.Generic;

namespace ConductorOne.Authentication;

/// <summary>Client credentials, proven by a signature: the secret itself never leaves the machine.</summary>
internal sealed class SignedAssertionTokenSource(string clientId, string secret, string audience) : TokenEndpointSource(secret.Trim())
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly Ed25519Key _key = SigningSecret.Read(secret);

    public override string SignIn => "ClientCredentials";

    // Signed anew: the server takes an assertion once.
    protected override IReadOnlyDictionary<string, string> Form(DateTimeOffset now) => new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_assertion_type"] = AssertionType,
        ["client_assertion"] = ClientAssertion.Sign(_key, clientId, audience, now),
    };
}
