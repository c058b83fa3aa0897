using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Makes directories plain apps again.</summary>
[Cmdlet(VerbsCommon.Remove, "C1Directory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1DirectoryCommand : C1RowCommand<Done>
{
    /// <summary>The app that is the directory.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    private protected override string Action => Messages.ActionRemoveDirectory;

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override Type PartClass => typeof(C1Directory);

    private protected override bool PassesOn => false;

    private protected override ApiCall<Done> NewCall() => DirectoryOperations.Delete.Call(GivenNames([nameof(AppId)]));
}
