using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Reads credentials of connectors, without their secrets.</summary>
[Cmdlet(VerbsCommon.Get, "C1ConnectorCredential")]
[OutputType(typeof(C1ConnectorCredential))]
public sealed class GetC1ConnectorCredentialCommand : C1RowCommand<C1ConnectorCredential>
{
    /// <summary>The app that the connector belongs to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.Connector])]
    public string? AppId { get; set; }

    /// <summary>The connector.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdCell(Noun.Connector)]
    public string? ConnectorId { get; set; }

    /// <summary>The credential.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? CredentialId { get; set; }

    private protected override string IdParameter => nameof(CredentialId);

    private protected override ApiCall<C1ConnectorCredential> NewCall() => Call(ConnectorCredentialOperations.Get);
}
