using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Operations;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Starts syncs of connectors.</summary>
[Cmdlet(VerbsLifecycle.Start, "C1ConnectorSync", SupportsShouldProcess = true)]
[OutputType(typeof(C1ConnectorSync))]
public sealed class StartC1ConnectorSyncCommand : ConnectorSyncCommand
{
    private protected override Operation<Done> Acts => ConnectorSyncs.Start;

    private protected override string Action => Messages.ActionStartSync;

    private protected override bool ChecksFirst => true;
}
