using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Accepts the results of syncs that the server holds back, since they brought far less than those before.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "C1ConnectorSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(C1ConnectorSync))]
public sealed class ConfirmC1ConnectorSyncCommand : ConnectorSyncCommand
{
    /// <summary>The run of the latest sync that is over.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? SyncLifecycleId { get; set; }

    private protected override Operation<Done> Acts => ConnectorSyncs.Confirm;

    private protected override string Action => Messages.ActionConfirmSync;
}
