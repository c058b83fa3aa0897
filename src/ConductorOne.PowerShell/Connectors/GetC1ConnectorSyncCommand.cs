using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Shows how the latest syncs of connectors go, or how they ended.</summary>
[Cmdlet(VerbsCommon.Get, "C1ConnectorSync")]
[OutputType(typeof(C1ConnectorSync))]
public sealed class GetC1ConnectorSyncCommand : C1RowCommand<C1ConnectorSync>
{
    /// <summary>The app that the connector belongs to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.Connector])]
    public string? AppId { get; set; }

    /// <summary>The connector.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdCell(Noun.Connector)]
    public string? ConnectorId { get; set; }

    private protected override string IdParameter => nameof(ConnectorId);

    private protected override Type NounClass => typeof(C1Connector);

    private protected override ApiCall<C1ConnectorSync> NewCall() => new ConnectorSyncs(GivenNames([nameof(AppId), nameof(ConnectorId)])).Get();
}
