using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Reads the usage controls of apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1AppUsageControl")]
[OutputType(typeof(C1AppUsageControl))]
public sealed class GetC1AppUsageControlCommand : C1RowCommand<C1AppUsageControl>
{
    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override ApiCall<C1AppUsageControl> NewCall() => AppUsageControlOperations.Get.Call(GivenNames([nameof(AppId)]));
}
