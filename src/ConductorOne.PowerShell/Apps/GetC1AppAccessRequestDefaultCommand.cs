using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Reads the access request defaults of apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1AppAccessRequestDefault")]
[OutputType(typeof(C1AppAccessRequestDefault))]
public sealed class GetC1AppAccessRequestDefaultCommand : C1RowCommand<C1AppAccessRequestDefault>
{
    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override ApiCall<C1AppAccessRequestDefault> NewCall() =>
        AppAccessRequestDefaultOperations.Of(AppAccessRequestDefaultOperations.Get.Call(GivenNames([nameof(AppId)])), OwnId ?? "");
}
