using System.Management.Automation;

namespace OneCmdlet;

/// <summary>Takes rows as New-C1App does, with the same parameters, and does nothing: what PowerShell itself spends on them.</summary>
[Cmdlet(VerbsCommunications.Read, "App", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class ReadAppCommand : PSCmdlet
{
    /// <summary>The row.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string DisplayName { get; set; } = "";

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Annotations { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? Owners { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object[]? AppEntitlementOwnerRefs { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? GrantPolicyId { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CertifyPolicyId { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RevokePolicyId { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IdentityMatching { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Instructions { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? MonthlyCostUsd { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? StrictAccessEntitlementProvisioning { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? MatchBatonRef { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter]
    public int? ThrottleLimit { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter]
    public int? RowCount { get; set; }

    /// <summary>As that of New-C1App.</summary>
    [Parameter]
    public object? Session { get; set; }

    /// <summary>Hands the row on, so that both sides write an object for each.</summary>
    protected override void ProcessRecord() => WriteObject(InputObject);
}
