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
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function, PipeTakes = [Noun.FunctionCommit, Noun.FunctionInvocation])]
    public string? FunctionId { get; set; }

    private protected override string IdParameter => nameof(FunctionId);

    private protected override Type NounClass => typeof(C1Function);

    // Whatever belongs to a function says to which.
    private protected override void Check(InputRow row)
    {
        RefuseSourceFile(row);
        if (!FunctionRows.Belongs(row))
        {
            base.Check(row);
        }
    }

    /// <summary>The function of the row.</summary>
    /// <exception cref="C1InputException">There is none.</exception>
    private protected string GivenFunction()
    {
        Required.GivenId(Given(FunctionId), nameof(FunctionId));
        return FunctionId!;
    }

    /// <summary>The commit that was given; nothing where none was.</summary>
    private protected string? GivenCommit(string? commitId) => FunctionRows.Commit(Given(commitId, "CommitId"), IsTyped("CommitId"));

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

        var read = FunctionCommitOperations.Code.Call(new() { { "FunctionId", functionId }, { "CommitId", commitId } });
        RowWork<CommitSource> send = (_, _, _) => session.Client.SendAsync(read, trace, cancellationToken);
        var source = await FunctionRows.Explaining(functionId, commitId, send)(session, trace, cancellationToken).ConfigureAwait(false);
        source.Commit.FunctionId = functionId;
        return source;
    }

    /// <summary>Reads a commit with its files.</summary>
    private protected static ApiCall<CommitSource> SourceCall(string functionId, string commitId) =>
        FunctionCommitOperations.Source.Call(new() { { "FunctionId", functionId }, { "CommitId", commitId } });
}
