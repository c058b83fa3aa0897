using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
#if NETSTANDARD2_0
using ConductorOne.Compatibility;
#endif

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>The base of every cmdlet that does asynchronous work: cancellation, the bridge, verbose lines, errors.</summary>
public abstract class C1Cmdlet : PSCmdlet, IDisposable
{
    /// <summary>How long what is under way may still take once a pipe ends.</summary>
    internal static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();

    // Prevents cmdlets outside this assembly: the members are internal.
    private protected C1Cmdlet() => RowBinding.EndAny();

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

    /// <summary>Where asynchronous work and the pipeline meet.</summary>
    internal PipelineBridge Bridge { get; } = new();

    /// <summary>Cancelled by Ctrl+C.</summary>
    internal CancellationToken StopToken => _stop.Token;

    /// <summary>Whether the first error ends the pipeline.</summary>
    internal bool EndsOnError => ErrorPreference == ActionPreference.Stop;

    /// <summary>Whether somebody is asked about each error, and may end the pipeline then.</summary>
    internal bool AsksOnError => ErrorPreference == ActionPreference.Inquire;

    /// <summary>Tells what happens on the wire in verbose lines and debug texts, where somebody reads them.</summary>
    /// <param name="waits">Told of each wait before another attempt.</param>
    internal IApiTrace NewTrace(Action<TimeSpan>? waits = null) => new CmdletTrace(
        Wants("Verbose", "VerbosePreference") ? (line, canWait) => Bridge.Post(() => WriteVerbose(line), canWait) : null,
        Wants("Debug", "DebugPreference") ? text => Bridge.Post(() => WriteDebug(text)) : null,
        waits);

    /// <summary>Warns, past a pipeline that takes nothing any more if need be.</summary>
    internal void Warn(string text)
    {
        text = VisibleText.Lines(text);
        try
        {
            WriteWarning(text);
        }
        catch (Exception e) when (e is RuntimeException or FlowControlException or InvalidOperationException)
        {
            // A preference of Stop or Inquire shows the warning and then ends the pipe, which has ended already.
            var preference = Preference("WarningAction", "WarningPreference");
            var wasShown = (preference is ActionPreference.Stop or ActionPreference.Inquire) && e is not InvalidOperationException && !Stopping;
            if (!wasShown && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore))
            {
                Host?.UI?.WriteWarningLine(text);
            }
        }
    }

    /// <summary>Whether what came of a read has changed something on this machine.</summary>
    internal virtual bool IsSaved(object made) => false;

    /// <summary>Whether a step may be taken: what -WhatIf and -Confirm ask.</summary>
    private protected bool MayDo(string action, string target, out ShouldProcessReason reason)
    {
        try
        {
            return ShouldProcess(
                Messages.ShouldProcessDescription.With(action, target), Messages.ShouldProcessQuestion.With(action, target), Messages.ShouldProcessCaption, out reason);
        }
        catch (Exception e) when (CannotAsk(e))
        {
            // PowerShell's own words do not say what to do in a shell that asks nobody.
            throw new PSInvalidOperationException(Messages.ConfirmUnasked.With(e.Message), e);
        }
    }

    /// <summary>Whether a question failed since this shell asks nobody.</summary>
    private protected static bool CannotAsk(Exception error) => error is (InvalidOperationException and not ObjectDisposedException) or HostException;

    /// <summary>Writes a verbose line. Whatever a server has put into it, it cannot act on the terminal.</summary>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.Lines(text));

    /// <summary>Writes a debug text, in the same way.</summary>
    private protected new void WriteDebug(string text) => base.WriteDebug(VisibleText.Lines(text));

    /// <summary>Runs asynchronous work to its end and hands over its result, on the pipeline's thread.</summary>
    private protected void Await<T>(Func<IApiTrace, CancellationToken, Task<T>> work, Action<T> result, Action<Exception>? failed = null) =>
        Await(work, result, failed, StopToken);

    /// <summary>The same for work that would leave something undone behind: after Ctrl+C, it has a little time left.</summary>
    private protected void AwaitEnd<T>(Func<IApiTrace, CancellationToken, Task<T>> work, Action<T> result)
    {
        using var end = new CancellationTokenSource();
        using var stopping = StopToken.Register(() => end.CancelAfter(GracePeriod));
        Await(work, result, null, end.Token);
    }

    private void Await<T>(Func<IApiTrace, CancellationToken, Task<T>> work, Action<T> result, Action<Exception>? failed, CancellationToken cancellationToken)
    {
        var trace = NewTrace();
        try
        {
            Bridge.Run(() => work(trace, cancellationToken), result, failed);
        }
        catch (OperationCanceledException e) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException(e.Message, e);
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

    /// <summary>Runs work that listens to Ctrl+C itself, up to where it changes something: what it has begun, it has a little time to end.</summary>
    private protected void AwaitEnd<T>(Func<T> work, Action<T> result) =>
        AwaitEnd((_, cancellationToken) => Task.Run(work, cancellationToken).WaitAsync(cancellationToken), result);

    /// <summary>Has something done on the pipeline's thread while work is awaited.</summary>
    private protected void Post(Action write) => Bridge.Post(write);

    /// <summary>Has something asked on the pipeline's thread while work goes on, and waits for the answer.</summary>
    private protected Task<TAnswer> AskAsync<TAnswer>(Func<TAnswer> ask)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(ask());
            }
            catch (Exception e)
            {
                answer.SetException(e);
                throw;
            }
        });
        return answer.Task;
    }

    // Asked before: making the texts costs more than the rest of a row.
    private bool Wants(string parameter, string variable) => MyInvocation.BoundParameters.TryGetValue(parameter, out var given)
        ? given is SwitchParameter { IsPresent: true }
        : Preference(null, variable) is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private ActionPreference? ErrorPreference => Preference("ErrorAction", "ErrorActionPreference");

    // As an argument, or as a variable where the cmdlet was called: in a scope of its own, that is a text in any case.
    private ActionPreference? Preference(string? parameter, string variable) =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(
            parameter is not null && MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? given : GetVariableValue(variable), out var preference)
            ? preference
            : null;

    /// <summary>Ends the pipeline.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    internal void Terminate(Exception error, object? target = null, string? row = null)
    {
        ThrowTerminatingError(ErrorRecords.From(error, target, row));
        throw error;
    }
}
