using System;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The base of the cmdlets whose requests the server accepts first and does later: with -Wait, each row ends when that is done. All rows are
/// sent first, and wait side by side, unless a row waits in its turn; what comes of them is written in their order.
/// </summary>
/// <typeparam name="T">What comes of a row.</typeparam>
public abstract class C1WaitingCommand<T> : C1RowCommand<T>
    where T : class
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private protected C1WaitingCommand()
    {
    }

    /// <summary>Waits until the server is done with what it has accepted.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait for each row. Given alone, it waits, too.</summary>
    [Parameter]
    [SecondsCell]
    public TimeSpan? WaitTimeout { get; set; }

    private protected virtual bool Waits => Arguments.Contains(nameof(Wait)) ? Wait : WaitTimeout is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (WaitTimeout is { } timeout && (timeout < ShortestWait || timeout > LongestWait))
        {
            Terminate(new C1InputException(Messages.WaitOutOfRange.With(nameof(WaitTimeout)), nameof(WaitTimeout)));
        }

        base.BeginProcessing();
    }

    /// <summary>
    /// What to wait for, by what came of the request; nothing where there is nothing to wait for. Made while the parameters are those of the
    /// row; the function that it gives back reads none of them.
    /// </summary>
    private protected abstract Func<T, Wait<T>?> NewWait(ApiCall<T> call);

    private protected override RowWait<T>? NewRowWait(ApiCall<T> call)
    {
        if (!Waits)
        {
            return null;
        }

        var (newWait, timeout) = (NewWait(call), WaitTimeout);
        return async (made, session, trace, cancellationToken) =>
            newWait(made) is { } wait ? await session.Client.WaitAsync(wait, timeout, trace, cancellationToken).ConfigureAwait(false) : made;
    }
}
