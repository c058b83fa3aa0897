using System;
using System.Linq;
using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Changes the access request defaults of apps.</summary>
[Cmdlet(VerbsCommon.Set, "C1AppAccessRequestDefault", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppAccessRequestDefault))]
public sealed class SetC1AppAccessRequestDefaultCommand : AccessRequestDefaultCommand
{
    /// <summary>Whether the defaults are applied.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? DefaultsEnabled { get; set; }

    /// <summary>The resource types whose entitlements take them over.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdsCell(Noun.AppResourceType)]
    public string[]? ResourceTypeIds { get; set; }

    /// <summary>The catalogs that the entitlements can be requested from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.RequestCatalog)]
    public string[]? CatalogIds { get; set; }

    /// <summary>The policy for requests.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(GrantPolicyIdCompleter))]
    [IdCell(Noun.Policy, PolicyType = "Grant")]
    public string? RequestPolicyId { get; set; }

    /// <summary>The form that requesters fill in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdCell(Noun.RequestSchema)]
    public string? RequestSchemaId { get; set; }

    /// <summary>Whether emergency grants are possible.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? EmergencyGrantEnabled { get; set; }

    /// <summary>The policy for these.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(GrantPolicyIdCompleter))]
    [IdCell(Noun.Policy, PolicyType = "Grant")]
    public string? EmergencyGrantPolicyId { get; set; }

    /// <summary>How long a grant lasts at most.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DurationCell]
    public TimeSpan? DurationGrant { get; set; }

    /// <summary>Whether grants have no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? DurationUnset { get; set; }

    private protected override string Action => Messages.ActionChangeDefaults;

    private protected override bool IsCancel => false;

    private protected override ApiCall<C1AppAccessRequestDefault> NewCall()
    {
        string[] names = [nameof(AppId)];
        var changes = GivenChanges(names);
        Required.GivenId(changes.Get<string>(nameof(AppId)), nameof(AppId));

        // That there is a limit says nothing without one.
        var isIdle = changes[nameof(DurationUnset)] is false;
        Required.That(
            changes.Except(isIdle ? [.. names, nameof(DurationUnset)] : names).Any(),
            isIdle ? nameof(DurationUnset) : nameof(InputObject),
            () => isIdle ? Messages.DurationUnsetFalse : Messages.NothingToChange);
        var whole = AppAccessRequestDefaultOperations.Whole(changes, Present(changes));
        return AppAccessRequestDefaultOperations.Of(AppAccessRequestDefaultOperations.Replace.Call(whole), OwnId!);
    }

    // An app that never had any may answer that there are none.
    private C1AppAccessRequestDefault Present(Fields changes)
    {
        try
        {
            return Fetch(AppAccessRequestDefaultOperations.Get.Call(changes));
        }
        catch (C1ApiException e) when (e.Kind == C1ErrorKind.NotFound)
        {
            return new();
        }
    }
}
