using System;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Platforms;

/// <summary>What the platforms beside the tenant put into the environment of a job, so that it can ask for tokens of its own.</summary>
internal sealed class PlatformEnvironment(Uri origin)
{
    private const int SecretBytes = 24;

    /// <summary>The value of <c>IDENTITY_ENDPOINT</c>.</summary>
    public string IdentityEndpoint { get; } = new Uri(origin, ManagedIdentityEndpoint.Path).AbsoluteUri;

    /// <summary>The value of <c>IDENTITY_HEADER</c>.</summary>
    public string IdentityHeader { get; } = Secret();

    /// <summary>The id of the identity that belongs to the machine itself.</summary>
    public string IdentityId { get; } = Guid.NewGuid().ToString();

    /// <summary>The value of <c>ACTIONS_ID_TOKEN_REQUEST_URL</c>, which has a query already.</summary>
    public string ActionsUrl { get; } =
        new Uri(origin, $"{ActionsTokenEndpoint.Path}?api-version={ActionsTokenEndpoint.ApiVersion}").AbsoluteUri;

    /// <summary>The value of <c>ACTIONS_ID_TOKEN_REQUEST_TOKEN</c>.</summary>
    public string ActionsToken { get; } = Secret();

    private static string Secret() => Base64Text.Encode(RandomNumberGenerator.GetBytes(SecretBytes));
}
