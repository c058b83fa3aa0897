using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Stops the server from applying access request defaults.</summary>
[Cmdlet(VerbsLifecycle.Stop, "C1AppAccessRequestDefault", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppAccessRequestDefault))]
public sealed class StopC1AppAccessRequestDefaultCommand : AccessRequestDefaultCommand
{
    private protected override string Action => Messages.ActionCancelDefaults;

    private protected override bool IsCancel => true;

    private protected override ApiCall<C1AppAccessRequestDefault> NewCall() =>
        AppAccessRequestDefaultOperations.Of(AppAccessRequestDefaultOperations.Cancel.Call(GivenNames([nameof(AppId)])), OwnId ?? "");
}
