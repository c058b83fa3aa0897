using ConductorOne.Json;

namespace ConductorOne.Apps;

/// <summary>How users of an app are matched with people.</summary>
internal sealed class IdentityMatching() : WireEnum("APP_USER_IDENTITY_MATCHING_", "UNSPECIFIED", "STRICT", "DISPLAY_NAME", "CUSTOM");
