using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>Whether a user is active.</summary>
internal sealed class UserStatus() : WireEnum("", "UNKNOWN", "ENABLED", "DISABLED", "DELETED");
