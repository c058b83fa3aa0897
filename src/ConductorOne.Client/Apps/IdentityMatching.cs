using ConductorOne.Json;

namespace ConductorOne.Apps;

/// <summary>How users of an app are matched with people.</summary>
internal static class IdentityMatching
{
    public static WireEnum Values { get; } = new(
        "APP_USER_IDENTITY_MATCHING_", "UNSPECIFIED", "STRICT", "DISPLAY_NAME", "CUSTOM");
}

internal sealed class IdentityMatchingConverter() : WireEnumConverter(IdentityMatching.Values);
