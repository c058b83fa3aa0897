namespace ConductorOne.Sandbox.Authentication;

/// <summary>What the tenant knows about an access token that it issued.</summary>
internal sealed record IssuedToken(Principal Principal, Deadline Expiry);
