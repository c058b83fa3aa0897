using ConductorOne.Json;

namespace ConductorOne.Users;

/// <summary>Whether somebody else gets a user's tasks.</summary>
internal static class DelegateStatus
{
    public static WireEnum Values { get; } = new(
        "DELEGATE_STATUS_", "UNSPECIFIED", "HAS_DELEGATE", "NO_DELEGATE");
}

internal sealed class DelegateStatusConverter() : WireEnumConverter(DelegateStatus.Values);
