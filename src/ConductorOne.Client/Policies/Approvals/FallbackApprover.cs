namespace ConductorOne.Policies.Approvals;

/// <summary>A kind of approver that may turn out to be nobody, and who decides then.</summary>
public abstract class FallbackApprover : Approver
{
    /// <summary>Whether somebody else decides where no approver is found.</summary>
    public bool? Fallback { get; set; }

    /// <summary>The users who decide then.</summary>
    public string[]? FallbackUserIds { get; set; }

    /// <summary>The groups that decide then.</summary>
    public AppEntitlementReference[]? FallbackGroupIds { get; set; }

    /// <summary>Whether the groups are asked.</summary>
    public bool? IsGroupFallbackEnabled { get; set; }
}
