using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>What a policy is for.</summary>
internal sealed class PolicyType() : WireEnum(Prefix, "UNSPECIFIED", "GRANT", "REVOKE", "CERTIFY", "ACCESS_REQUEST", "PROVISION")
{
    private const string Prefix = "POLICY_TYPE_";

    /// <summary>The key under which <c>policySteps</c> holds the steps that run when no rule matches; nothing where the type does not say.</summary>
    public static string? BaselineKey(string shown)
    {
        var wire = Of<PolicyType>().ToWire(shown);
        return wire.StartsWith(Prefix, System.StringComparison.Ordinal) && wire != Prefix + "UNSPECIFIED"
            ? wire.Substring(Prefix.Length).ToLowerInvariant()
            : null;
    }
}
