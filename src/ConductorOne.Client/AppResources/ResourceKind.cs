using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The categories of a resource type. Only Custom may repeat within an app.</summary>
internal static class ResourceKind
{
    public static WireEnum Values { get; } = new(
        "", "ROLE", "GROUP", "LICENSE", "PROJECT", "CATALOG", "CUSTOM", "VAULT", "PROFILE_TYPE", "SESSION_POLICY", "CLAW_AGENT");
}

internal sealed class ResourceKindConverter() : WireEnumConverter(ResourceKind.Values);
