using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Makes credentials of connectors useless.</summary>
[Cmdlet(VerbsSecurity.Revoke, "C1ConnectorCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RevokeC1ConnectorCredentialCommand : RemoveC1ObjectCommand<C1ConnectorCredential>
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

    private protected override string Action => Messages.ActionRevokeCredential;

    private protected override Operation<Done> Removes => ConnectorCredentialOperations.Revoke;
}
