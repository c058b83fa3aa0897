using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Removes connectors.</summary>
[Cmdlet(VerbsCommon.Remove, "C1Connector", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1ConnectorCommand : RemoveC1ObjectCommand<C1Connector>
{
    /// <summary>The app that it belongs to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.Connector])]
    public string? AppId { get; set; }

    /// <summary>The connector.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdCell(Noun.Connector, IsOwn = true)]
    public string? ConnectorId { get; set; }

    private protected override string IdParameter => nameof(ConnectorId);

    private protected override Operation<Done> Removes => ConnectorOperations.Delete;
}
