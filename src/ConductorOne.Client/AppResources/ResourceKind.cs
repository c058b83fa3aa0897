using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The categories of a resource type. Only Custom may repeat within an app.</summary>
internal sealed class ResourceKind() : WireEnum(
    "", "ROLE", "GROUP", "LICENSE", "PROJECT", "CATALOG", "CUSTOM", "VAULT", "PROFILE_TYPE", "SESSION_POLICY", "CLAW_AGENT");
