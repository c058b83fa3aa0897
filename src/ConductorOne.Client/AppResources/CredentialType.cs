using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The kinds of secret that a resource may be.</summary>
internal sealed class CredentialType() : WireEnum("CREDENTIAL_TYPE_", "UNSPECIFIED", "STATIC_SECRET", "ASYMMETRIC_KEY", "CERTIFICATE");
