using System;
using System.Collections.Generic;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>Client credentials with the secret itself in the body, only where that is asked for.</summary>
internal sealed class PlainSecretTokenSource : TokenEndpointSource
{
    private readonly string _clientId;
    private readonly string _secret;

    public PlainSecretTokenSource(string clientId, string secret)
        : base(secret.Trim())
    {
        _clientId = clientId;
        _secret = secret.Trim();
        Required.That(_secret.Length > 0, "ClientSecret", () => Messages.SecretEmpty);
    }

    public override string SignIn => "PlainSecret";

    protected override IReadOnlyDictionary<string, string> Form(DateTimeOffset now) => new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = _clientId,
        ["client_secret"] = _secret,
    };
}
