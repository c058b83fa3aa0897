using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>The base of the cmdlets that make a connector sync.</summary>
public abstract class ConnectorSyncCommand : C1WaitingCommand<C1ConnectorSync>
{
    // Those of the row.
    private ConnectorSyncs? _syncs;

    private protected ConnectorSyncCommand()
    {
    }

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

    /// <summary>Returns how the sync goes, or how it ended where that was waited for.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is sent.</summary>
    private protected abstract Operation<Done> Acts { get; }

    /// <summary>Whether the connector is read first, and refused where no sync can be started.</summary>
    private protected virtual bool ChecksFirst => false;

    private protected sealed override string IdParameter => nameof(ConnectorId);

    private protected sealed override Type NounClass => typeof(C1Connector);

    private protected sealed override bool PassesOn => PassThru;

    private protected sealed override ApiCall<C1ConnectorSync> NewCall()
    {
        _syncs = new(GivenNames([nameof(AppId), nameof(ConnectorId)]));
        return new(Acts.Call(GivenNames(Acts.Names)).Request, _ => null);
    }

    private protected sealed override RowWork<C1ConnectorSync> NewWork(ApiCall<C1ConnectorSync> call)
    {
        var (syncs, checks, waits, passes) = (_syncs!, ChecksFirst, Waits, PassThru.IsPresent);
        return async (session, trace, cancellationToken) =>
        {
            if (checks || waits)
            {
                await syncs.LookAsync(checks, session.Client, trace, cancellationToken).ConfigureAwait(false);
            }

            return await syncs.DoAsync(call.Request, reads: passes && !waits, session.Client, trace, cancellationToken).ConfigureAwait(false);
        };
    }

    private protected sealed override Func<C1ConnectorSync, Wait<C1ConnectorSync>?> NewWait(ApiCall<C1ConnectorSync> call)
    {
        var syncs = _syncs!;
        return _ => syncs.Wait();
    }

    // Of a wait that failed there is nothing to tell but the error.
    private protected sealed override void Write(PendingRow<C1ConnectorSync> row, C1ConnectorSync made)
    {
        if (row.HasSucceeded)
        {
            base.Write(row, made);
        }
    }
}
