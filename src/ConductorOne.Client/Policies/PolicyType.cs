using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>What a policy is for.</summary>
internal static class PolicyType
{
    private const string Prefix = "POLICY_TYPE_";

    public static WireEnum Values { get; } = new(Prefix, "UNSPECIFIED", "GRANT", "REVOKE", "CERTIFY", "ACCESS_REQUEST", "PROVISION");

    /// <summary>The key under which <c>policySteps</c> holds the steps that run when no rule matches; nothing where the type does not say.</summary>
    public static string? BaselineKey(string shown)
    {
        var wire = Values.ToWire(shown);
        return wire.StartsWith(Prefix, System.StringComparison.Ordinal) && wire != Prefix + "UNSPECIFIED"
            ? wire.Substring(Prefix.Length).ToLowerInvariant()
            : null;
    }
}

internal sealed class PolicyTypeConverter() : WireEnumConverter(PolicyType.Values);
