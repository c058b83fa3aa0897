using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>Whether a user is active.</summary>
internal static class UserStatus
{
    public static WireEnum Values { get; } = new("", "UNKNOWN", "ENABLED", "DISABLED", "DELETED");
}

internal sealed class UserStatusConverter() : WireEnumConverter(UserStatus.Values);
