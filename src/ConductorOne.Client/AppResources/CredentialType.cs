using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The kinds of secret that a resource may be.</summary>
internal static class CredentialType
{
    public static WireEnum Values { get; } = new(
        "CREDENTIAL_TYPE_", "UNSPECIFIED", "STATIC_SECRET", "ASYMMETRIC_KEY", "CERTIFICATE");
}

internal sealed class CredentialTypeConverter() : WireEnumConverter(CredentialType.Values);
