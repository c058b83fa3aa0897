using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Operations;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Lets connectors sync and provision again.</summary>
[Cmdlet(VerbsLifecycle.Resume, "C1Connector", SupportsShouldProcess = true)]
[OutputType(typeof(C1ConnectorSync))]
public sealed class ResumeC1ConnectorCommand : ConnectorSyncCommand
{
    private protected override Operation<Done> Acts => ConnectorSyncs.Resume;

    private protected override string Action => Messages.ActionResumeSync;
}
