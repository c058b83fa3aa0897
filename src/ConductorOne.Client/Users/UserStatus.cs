using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Users;

/// <summary>Whether a user is active.</summary>
internal static class UserStatus
{
    public static WireEnum Values { get; } = new(() => Messages.LabelUserStatus, "", "UNKNOWN", "ENABLED", "DISABLED", "DELETED");
}

internal sealed class UserStatusConverter() : WireEnumConverter(UserStatus.Values);
