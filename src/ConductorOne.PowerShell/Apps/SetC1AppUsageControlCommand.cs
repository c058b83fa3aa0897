using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Changes the usage controls of apps.</summary>
[Cmdlet(VerbsCommon.Set, "C1AppUsageControl", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppUsageControl))]
public sealed class SetC1AppUsageControlCommand : C1RowCommand<C1AppUsageControl>
{
    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>Whether users are told that they do not use their access.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? Notify { get; set; }

    /// <summary>After how many days without use they are told.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberCell]
    public int? NotifyAfterDays { get; set; }

    /// <summary>Whether grants that are not used are revoked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? Revoke { get; set; }

    /// <summary>After how many days without use that happens.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberCell]
    public int? RevokeAfterDays { get; set; }

    /// <summary>Returns the usage controls as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => Messages.ActionChangeUsageControls;

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1AppUsageControl> NewCall()
    {
        var call = Call(AppUsageControlOperations.Update);
        var changes = GivenChanges([nameof(AppId)]);
        if (AppUsageControlOperations.NeedsPresent(changes))
        {
            AppUsageControlOperations.CheckSwitches(changes, Fetch(AppUsageControlOperations.Get.Call(GivenNames([nameof(AppId)]))));
        }

        return call;
    }
}
