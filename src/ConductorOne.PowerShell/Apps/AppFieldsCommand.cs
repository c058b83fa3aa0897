using System.Collections;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>What New-C1App and Set-C1App both take.</summary>
public abstract class AppFieldsCommand : C1RowCommand<C1App>
{
    private protected AppFieldsCommand()
    {
    }

    /// <summary>The name that people see.</summary>
    public abstract string? DisplayName { get; set; }

    /// <summary>What it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>Key and value notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AnnotationsCell]
    public IDictionary? Annotations { get; set; }

    /// <summary>The policy for granting.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(GrantPolicyIdCompleter))]
    [IdCell(Noun.Policy, PolicyType = "Grant")]
    public string? GrantPolicyId { get; set; }

    /// <summary>The policy for access reviews.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CertifyPolicyIdCompleter))]
    [IdCell(Noun.Policy, PolicyType = "Certify")]
    public string? CertifyPolicyId { get; set; }

    /// <summary>The policy for revoking.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RevokePolicyIdCompleter))]
    [IdCell(Noun.Policy, PolicyType = "Revoke")]
    public string? RevokePolicyId { get; set; }

    /// <summary>How its users are matched with people.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<IdentityMatching>))]
    [EnumCell(typeof(IdentityMatching))]
    public string? IdentityMatching { get; set; }

    /// <summary>What requesters read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Instructions { get; set; }

    /// <summary>Cost per seat and month in whole US dollars.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberCell]
    public int? MonthlyCostUsd { get; set; }

    /// <summary>Whether the access entitlement is always provisioned along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? StrictAccessEntitlementProvisioning { get; set; }
}
