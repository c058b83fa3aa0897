using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Checks the configuration of connectors that speak HTTP.</summary>
[Cmdlet(VerbsDiagnostic.Test, "C1ConnectorConfiguration")]
[OutputType(typeof(bool), typeof(C1Marker))]
public sealed class TestC1ConnectorConfigurationCommand : TestTextCommand
{
    private protected override Operation<C1Markers> Checks => ConnectorTextOperations.Check;
}
