using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>Whether somebody else gets a user's tasks.</summary>
internal sealed class DelegateStatus() : WireEnum("DELEGATE_STATUS_", "UNSPECIFIED", "HAS_DELEGATE", "NO_DELEGATE");
