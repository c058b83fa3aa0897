using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Stops the syncing and the provisioning of connectors.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "C1Connector", SupportsShouldProcess = true)]
[OutputType(typeof(C1ConnectorSync))]
public sealed class SuspendC1ConnectorCommand : C1RowCommand<C1ConnectorSync>
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

    /// <summary>Returns how the connector's syncs stand then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string IdParameter => nameof(ConnectorId);

    private protected override Type NounClass => typeof(C1Connector);

    private protected override string Action => Messages.ActionPauseSync;

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1ConnectorSync> NewCall() =>
        new(ConnectorSyncs.Pause.Call(GivenNames(ConnectorSyncs.Pause.Names)).Request, _ => null);

    private protected override RowWork<C1ConnectorSync> NewWork(ApiCall<C1ConnectorSync> call)
    {
        var (syncs, passes) = (new ConnectorSyncs(GivenNames(ConnectorSyncs.Pause.Names)), PassThru.IsPresent);
        return (session, trace, cancellationToken) => syncs.DoAsync(call.Request, reads: passes, session.Client, trace, cancellationToken);
    }
}
