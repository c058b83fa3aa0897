using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
#if NETSTANDARD2_0
using ConductorOne.Compatibility;
#endif

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>The base of every cmdlet that does asynchronous work: cancellation, the bridge, verbose lines, errors.</summary>
public abstract class C1Cmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PipelineBridge _bridge = new();

    // Prevents cmdlets outside this assembly: the members are internal.
    private protected C1Cmdlet()
    {
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ctrl+C only cancels; everything that waits listens.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It had just ended by itself.
        }
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Runs asynchronous work to its end and hands over its result, on the pipeline's thread.</summary>
    private protected void Await<T>(Func<IApiTrace, CancellationToken, Task<T>> work, Action<T> result, Action<Exception>? failed = null)
    {
        // Verbose lines always: they cost little, and PowerShell itself knows who wants them.
        var trace = new CmdletTrace(
            (line, canWait) => _bridge.Post(() => WriteVerbose(line), canWait),
            WantsDebug() ? text => _bridge.Post(() => WriteDebug(text)) : null);
        try
        {
            _bridge.Run(() => work(trace, _stop.Token), result, failed);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Runs work that has no result to its end.</summary>
    private protected void Await(Func<IApiTrace, CancellationToken, Task> work) => Await(
        async (trace, cancellationToken) =>
        {
            await work(trace, cancellationToken).ConfigureAwait(false);
            return true;
        },
        _ => { });

    /// <summary>Runs work that cannot be cancelled to its end. Who presses Ctrl+C does not wait for it.</summary>
    private protected void Await<T>(Func<T> work, Action<T> result, Action<Exception>? failed = null) =>
        Await((_, cancellationToken) => Task.Run(work, cancellationToken).WaitAsync(cancellationToken), result, failed);

    /// <summary>The same for work that has no result.</summary>
    private protected void Await(Action work) => Await(
        () =>
        {
            work();
            return true;
        },
        _ => { });

    /// <summary>Has something done on the pipeline's thread while work is awaited.</summary>
    private protected void Post(Action write) => _bridge.Post(write);

    // Asked before: making the texts costs more than the request.
    private bool WantsDebug() => MyInvocation.BoundParameters.TryGetValue("Debug", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : GetVariableValue("DebugPreference") is { } preference && preference.ToString() != nameof(ActionPreference.SilentlyContinue);

    /// <summary>Ends the pipeline.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private protected void Terminate(Exception error, object? target = null)
    {
        ThrowTerminatingError(ErrorRecords.From(error, target));
        throw error;
    }
}
