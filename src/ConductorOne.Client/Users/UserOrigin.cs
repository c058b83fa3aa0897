using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>Who looks after a user's entry.</summary>
internal sealed class UserOrigin() : WireEnum("USER_ORIGIN_", "UNSPECIFIED", "DIRECTORY", "LOCAL", "SYSTEM");
