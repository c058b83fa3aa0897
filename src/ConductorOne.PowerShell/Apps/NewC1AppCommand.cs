using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Creates apps that are kept by hand, without a connector.</summary>
[Cmdlet(VerbsCommon.New, "C1App", SupportsShouldProcess = true)]
[OutputType(typeof(C1App))]
public sealed class NewC1AppCommand : C1RowCommand<C1App>
{
    private readonly FindOrMake<C1App> _apps;

    /// <summary>Creates the cmdlet.</summary>
    public NewC1AppCommand() => _apps = new(this);

    /// <summary>The name that people see.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string DisplayName { get; set; } = "";

    /// <summary>What it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>Key and value notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MapCell]
    public IDictionary? Annotations { get; set; }

    /// <summary>User ids of the owners.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UserIdCompleter))]
    [Alias("AppOwners")]
    [IdsCell(Noun.User)]
    public string[]? Owners { get; set; }

    /// <summary>Entitlements whose holders own the app.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EntitlementRefCell]
    public C1AppEntitlementRef[]? AppEntitlementOwnerRefs { get; set; }

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
    [ArgumentCompleter(typeof(IdentityMatchingCompleter))]
    [TextCell]
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

    /// <summary>What a connector will discover as this app.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1AppMatchBatonRef))]
    public C1AppMatchBatonRef? MatchBatonRef { get; set; }

    /// <summary>Creates none where there is one of that name, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? Messages.ActionCreateAppIfNotExists : Messages.ActionCreateApp;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1App> NewCall() => AppCalls.Create(new()
    {
        DisplayName = Given(DisplayName),
        Description = Given(Description),
        Annotations = (IReadOnlyDictionary<string, string>?)Given(Annotations),
        Owners = Given(Owners),
        AppEntitlementOwnerRefs = Given(AppEntitlementOwnerRefs),
        GrantPolicyId = Given(GrantPolicyId),
        CertifyPolicyId = Given(CertifyPolicyId),
        RevokePolicyId = Given(RevokePolicyId),
        IdentityMatching = GivenName(IdentityMatching, ConductorOne.Apps.IdentityMatching.Values),
        Instructions = Given(Instructions),
        MonthlyCostUsd = Given(MonthlyCostUsd),
        StrictAccessEntitlementProvisioning = Given(StrictAccessEntitlementProvisioning),
        MatchBatonRef = Given(MatchBatonRef),
    });

    private protected override RowWork<C1App> NewWork(ApiCall<C1App> call)
    {
        var name = DisplayName;
        return IfNotExists
            ? _apps.Work("", name, AppCalls.Search(new() { DisplayName = name }), app => FindOrMake<C1App>.IsSameName(app.DisplayName, name), base.NewWork(call))
            : base.NewWork(call);
    }
}
