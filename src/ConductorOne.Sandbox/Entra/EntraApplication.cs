namespace ConductorOne.Sandbox.Entra;

/// <summary>An application of the directory and the one thing by which it proves who it is.</summary>
internal sealed record EntraApplication(string ClientId, IApplicationCredential Credential);
