using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>
/// The base of the cmdlets that do something with a function, or with one of its commits. Rows are functions, commits, invocations, ids, or have
/// them in columns.
/// </summary>
/// <typeparam name="T">What comes of a row.</typeparam>
public abstract class FunctionActionCommand<T> : FunctionCodeCommand<T>
    where T : class
{
    private protected FunctionActionCommand()
    {
    }

    /// <summary>The function.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FunctionIdCompleter))]
    [IdCell(Noun.Function)]
    public string? FunctionId { get; set; }

    private protected override string IdParameter => nameof(FunctionId);

    private protected override Type NounClass => typeof(C1Function);

    // Whatever belongs to a function says to which.
    private protected override void Check(InputRow row)
    {
        if (!row.IsOurs || row.Noun == Noun.Function || !row.Has(nameof(FunctionId)))
        {
            base.Check(row);
        }
    }

    /// <summary>The function of the row.</summary>
    /// <exception cref="C1InputException">There is none.</exception>
    private protected string GivenFunction()
    {
        Required.GivenId(Given(FunctionId), nameof(FunctionId));
        return FunctionId!.Trim();
    }

    /// <summary>The commit that was given; nothing where none was. A variable that is empty by mistake must not stand for another one.</summary>
    /// <exception cref="C1InputException">It is empty.</exception>
    private protected string? GivenCommit(string? commitId)
    {
        var given = Given(commitId, "CommitId");
        if (given is null && !IsTyped("CommitId"))
        {
            return null;
        }

        Required.GivenId(given, "CommitId");
        return given!.Trim();
    }

    /// <summary>The newest commit of the function.</summary>
    /// <exception cref="C1InputException">It has none.</exception>
    private protected string HeadOf(C1Function function)
    {
        Required.That(function.Head.Length > 0, nameof(FunctionId), () => Messages.FunctionHasNoCommit.With(function.Id));
        return function.Head;
    }

    /// <summary>The commit that was given, else that which runs, else the newest one, with its files.</summary>
    private protected static async Task<CommitSource> SourceAsync(
        C1Session session, string functionId, string? commitId, IApiTrace trace, CancellationToken cancellationToken)
    {
        if (commitId is null)
        {
            var function = await session.Client.SendAsync(FunctionOperations.Get.Call(new() { { "FunctionId", functionId } }), trace, cancellationToken).ConfigureAwait(false);
            commitId = function.PublishedCommitId.Length > 0 ? function.PublishedCommitId : function.Head;
            Required.That(commitId.Length > 0, "FunctionId", () => Messages.FunctionHasNoCommit.With(functionId));
        }

        var source = await Explaining(functionId, commitId, () => session.Client.SendAsync(SourceCall(functionId, commitId), trace, cancellationToken)).ConfigureAwait(false);
        source.Commit.FunctionId = functionId;
        return source;
    }

    /// <summary>Reads a commit with its files.</summary>
    private protected static ApiCall<CommitSource> SourceCall(string functionId, string commitId) =>
        FunctionCommitOperations.Source.Call(new() { { "FunctionId", functionId }, { "CommitId", commitId } });

    /// <summary>Says of a commit that was given, where something is not there, that it may be that.</summary>
    private protected static async Task<TResult> Explaining<TResult>(string functionId, string? commitId, Func<Task<TResult>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (C1ApiException e) when (commitId is not null && e.Kind == C1ErrorKind.NotFound)
        {
            throw e.With(FunctionCommitOperations.NotFound(functionId, commitId));
        }
    }
}
