using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>What the cmdlets have in common whose rows name a function and one of its commits.</summary>
internal static class FunctionRows
{
    /// <summary>Whether a row is something that belongs to a function, and says to which: a commit, an invocation, a tag.</summary>
    public static bool Belongs(InputRow row) => (row.ClassName is not null || row.Noun is not null) && row.Noun != Noun.Function && row.Has("FunctionId");

    /// <summary>The commit that was given; nothing where none was. A variable that is empty by mistake must not stand for another one.</summary>
    /// <exception cref="C1InputException">It is empty.</exception>
    public static string? Commit(string? given, bool isTyped)
    {
        if (given is null && !isTyped)
        {
            return null;
        }

        Required.GivenId(given, "CommitId");
        return given;
    }

    /// <summary>Says of a commit that was given, where something is not there, that it may be that.</summary>
    public static RowWork<T> Explaining<T>(string functionId, string? commitId, RowWork<T> send) => commitId is null ? send : async (session, trace, cancellationToken) =>
    {
        try
        {
            return await send(session, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e) when (e.Kind == C1ErrorKind.NotFound)
        {
            throw e.With(FunctionCommitOperations.NotFound(functionId, commitId));
        }
    };
}
