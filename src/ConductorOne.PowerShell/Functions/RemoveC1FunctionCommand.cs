using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Removes functions.</summary>
[Cmdlet(VerbsCommon.Remove, "C1Function", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1FunctionCommand : RemoveC1ObjectCommand<C1Function>
{
    /// <summary>The function.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function)]
    public string? FunctionId { get; set; }

    private protected override string IdParameter => nameof(FunctionId);

    private protected override Operation<Done> Removes => FunctionOperations.Delete;
}
