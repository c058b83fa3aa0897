using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>What a user is.</summary>
internal sealed class UserType() : WireEnum("USER_TYPE_", "UNSPECIFIED", "SYSTEM", "HUMAN", "SERVICE", "AGENT");
