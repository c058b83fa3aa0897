using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>The operations on the commits of functions.</summary>
internal static class FunctionCommitOperations
{
    public const string Commits = "/api/v1/functions/{FunctionId}/commits";
    private const string Commit = Commits + "/{CommitId}";

    /// <summary>A commit alone.</summary>
    public static readonly Func<AnswerJson, C1FunctionCommit?> One =
        JsonBody.Reader(C1JsonContext.Default.FunctionCommitAnswer, (answer, parts) => parts.Object(answer, answer.Commit, "commit"));

    public static readonly Operation<C1FunctionCommit> Get = Operation.Get(Commit, body => CommitSource.Read(body)?.Commit) with { AnswerIsFiles = true };

    /// <summary>A commit with what is in its files.</summary>
    public static readonly Operation<CommitSource> Source = Operation.Get(Commit, CommitSource.Read) with { AnswerIsFiles = true };

    /// <summary>The same, which fails where there is no file.</summary>
    public static readonly Operation<CommitSource> Code = Operation.Get(Commit, CommitSource.ReadCode) with { AnswerIsFiles = true };

    public static readonly ListOperation<C1FunctionCommit> List = new(Commits, PageBody.Reader(C1JsonContext.Default.ListAnswerC1FunctionCommit));

    /// <summary>Makes a commit of the files that were uploaded.</summary>
    public static readonly Operation<C1FunctionCommit> Finish = Operation.Create(Commit + "/finalize", One);

    /// <summary>What to say where a commit was given and something was not found.</summary>
    public static string NotFound(string functionId, string commitId) => Messages.FunctionCommitNotFound.With(commitId, functionId);
}

/// <summary>What wraps a commit in an answer.</summary>
internal sealed class FunctionCommitAnswer : Wrapper
{
    public C1FunctionCommit? Commit { get; set; }
}
