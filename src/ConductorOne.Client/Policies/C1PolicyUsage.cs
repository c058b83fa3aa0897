using ConductorOne.Resources;

namespace ConductorOne.Policies;

/// <summary>A place where a policy is used. Its ids are those of what uses it.</summary>
public sealed class C1PolicyUsage
{
    /// <summary>The policy that is used.</summary>
    public string UsedPolicyId { get; internal set; } = "";

    /// <summary>What uses it: App, Entitlement, Policy or AccessRequestDefault.</summary>
    public string UsedBy { get; internal set; } = "";

    /// <summary>The field that refers to it: GrantPolicyId, BaselinePolicyId, Rules[0].PolicyId and so on.</summary>
    public string Field { get; internal set; } = "";

    /// <summary>The name of what uses it.</summary>
    public string DisplayName { get; internal set; } = "";

    /// <summary>The app that uses it, or that of the entitlement or of the access request defaults.</summary>
    public string? AppId { get; internal set; }

    /// <summary>The entitlement that uses it.</summary>
    public string? AppEntitlementId { get; internal set; }

    /// <summary>The policy that uses it.</summary>
    public string? PolicyId { get; internal set; }

    /// <summary>The id of what uses it.</summary>
    public string UsedById => PolicyId ?? AppEntitlementId ?? AppId ?? "";

    /// <summary>What uses it, and where.</summary>
    public override string ToString() => VisibleText.Of(Messages.PolicyUsageAt.With(DisplayName, UsedById, Field));
}
