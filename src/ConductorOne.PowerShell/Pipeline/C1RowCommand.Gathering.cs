using System;
using System.Linq;
using ConductorOne.Http;

namespace ConductorOne.PowerShell.Pipeline;

// Rows that are sent together when the pipe has ended.
public abstract partial class C1RowCommand<T>
{
    /// <summary>Keeps a row that is sent together with others, and not now.</summary>
    /// <returns>Whether it does.</returns>
    private protected virtual bool Gathers(InputRow row) => false;

    /// <summary>Keeps the error of a row that would have been sent together with others.</summary>
    /// <returns>Whether it does: then the row has no error of its own.</returns>
    private protected virtual bool GathersFault(InputRow row, Exception error) => false;

    /// <summary>Sends what was kept, once no row comes any more.</summary>
    private protected virtual void SendGathered()
    {
    }

    /// <summary>Sends a call as that of a row that is made of others. The parameters are those of that row by then.</summary>
    private protected void SendAs(InputRow row, Func<ApiCall<T>> newCall)
    {
        _row = row;
        Process(_columns!, newCall);
    }

    /// <summary>Whether what the row gives for a parameter cannot be read.</summary>
    private protected bool IsUnread(string parameter) => _unfilled.Contains(parameter) || _row!.Unreadable(Parameters).Any(cell => cell.Parameter == parameter);

    /// <summary>A row of the command itself, for what is said of the whole pipe.</summary>
    private protected InputRow NewPipeRow() => new(null, 0, typeof(T), Arguments, Scripted);
}
