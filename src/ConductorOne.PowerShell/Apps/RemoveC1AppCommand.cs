using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Removes apps.</summary>
[Cmdlet(VerbsCommon.Remove, "C1App", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1AppCommand : RemoveC1ObjectCommand<C1App>
{
    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, IsOwn = true)]
    public string? AppId { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override Operation<Done> Removes => AppOperations.Delete;
}
