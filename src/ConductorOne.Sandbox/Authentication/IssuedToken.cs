namespace ConductorOne.Sandbox.Authentication;

/// <summary>What the tenant knows about an access token that it issued.</summary>
/// <param name="Principal">Whom it stands for.</param>
/// <param name="KeyThumbprint">The thumbprint of the key that it is bound to, or null for a bearer token.</param>
internal sealed record IssuedToken(Principal Principal, string? KeyThumbprint);
