using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Adds owners of connectors.</summary>
[Cmdlet(VerbsCommon.Add, "C1ConnectorOwner", SupportsShouldProcess = true)]
[OutputType(typeof(C1Owner))]
public sealed class AddC1ConnectorOwnerCommand : AddOwnersCommand
{
    /// <summary>The connector.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdCell(Noun.Connector)]
    public string? ConnectorId { get; set; }

    private protected override OwnerKind Kind => OwnerKind.Connector;
}
