using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>Who looks after a user's entry.</summary>
internal static class UserOrigin
{
    public static WireEnum Values { get; } = new(
        "USER_ORIGIN_", "UNSPECIFIED", "DIRECTORY", "LOCAL", "SYSTEM");
}

internal sealed class UserOriginConverter() : WireEnumConverter(UserOrigin.Values);
