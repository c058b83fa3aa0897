using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>What a user is.</summary>
internal static class UserType
{
    public static WireEnum Values { get; } = new(
        "USER_TYPE_", "UNSPECIFIED", "SYSTEM", "HUMAN", "SERVICE", "AGENT");
}

internal sealed class UserTypeConverter() : WireEnumConverter(UserType.Values);
