using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

/// <summary>The operations on functions.</summary>
internal static class FunctionOperations
{
    private static readonly Func<AnswerJson, C1Function?> One = JsonBody.Reader(C1JsonContext.Default.FunctionAnswer, WithCommit);

    public static readonly Operation<C1Function> Get = Operation.Get("/api/v1/functions/{FunctionId}", One);

    public static readonly Operation<C1Function> Create = Operation.Create("/api/v1/functions", One) with { Required = ["DisplayName"], Check = CheckNew };

    public static readonly Operation<C1Function> Update = Operation.Update("/api/v1/functions/update", "Function", One) with
    {
        Key = "FunctionId",
        Beside = ["Content", "CommitMessage"],
        Check = CheckChanges,
    };

    public static readonly Operation<Done> Delete = Operation.Delete("/api/v1/functions/{FunctionId}");

    /// <summary>Without filters all functions: their GET does not say how it turns pages.</summary>
    public static readonly ListOperation<C1Function> Search = new("/api/v1/search/functions", PageBody.Reader(C1JsonContext.Default.ListAnswerC1Function)) { IsSearch = true };

    /// <summary>Makes a commit the one that runs.</summary>
    public static ApiCall<C1Function> Publish(string functionId, string commitId)
    {
        Required.Text(commitId, "CommitId");
        return Update.Call(new() { { "FunctionId", functionId }, { "PublishedCommitId", commitId } });
    }

    private static void CheckNew(Fields fields) => CheckCommit(fields, "InitialContent");

    private static void CheckChanges(Fields fields) => CheckCommit(fields, "Content");

    private static void CheckCommit(Fields fields, string content)
    {
        if (fields.Get<FunctionContent>(content) is { } files)
        {
            files.Check(content);
            return;
        }

        Required.That(string.IsNullOrEmpty(fields.Get<string>("CommitMessage")), "CommitMessage", () => Messages.CommitMessageWithoutCode.With(content));
    }

    private static C1Function? WithCommit(FunctionAnswer answer, AnswerParts parts)
    {
        var function = parts.Object(answer, answer.Function, "function");
        if (function is not null)
        {
            function.Commit = answer.Commit;
        }

        return function;
    }
}

/// <summary>What wraps a function in an answer.</summary>
internal sealed class FunctionAnswer : Wrapper
{
    public C1Function? Function { get; set; }

    public C1FunctionCommit? Commit { get; set; }
}
