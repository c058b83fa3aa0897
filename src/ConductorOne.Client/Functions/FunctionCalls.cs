using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

internal static class FunctionCalls
{
    public static ApiCall<C1Function> Create(CreateFunctionRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post("/api/v1/functions", request, C1JsonContext.Default.CreateFunctionRequest) with { Preview = () => WithSizes(request) },
            JsonBody.Reader(C1JsonContext.Default.FunctionAnswer, WithCommit));
    }

    /// <summary>Makes a commit the one that runs. Only what the mask names changes.</summary>
    public static ApiCall<C1Function> Publish(string functionId, string commitId)
    {
        Required.Text(functionId, "FunctionId");
        Required.Text(commitId, "CommitId");
        var request = new UpdateFunctionRequest
        {
            Function = new() { Id = functionId, PublishedCommitId = commitId },
            UpdateMask = "publishedCommitId",
        };
        return new(
            JsonBody.Post("/api/v1/functions/update", request, C1JsonContext.Default.UpdateFunctionRequest),
            JsonBody.Reader(C1JsonContext.Default.FunctionAnswer, WithCommit));
    }

    public static ApiCall<C1Function> Get(string? functionId) => new(
        ApiRequest.Get(ApiPath.Build("/api/v1/functions/{id}", ("FunctionId", functionId))),
        JsonBody.Reader(C1JsonContext.Default.FunctionAnswer, WithCommit));

    /// <summary>Without filters all functions: their GET does not say how it turns pages.</summary>
    public static PagedCall<C1Function> Search(SearchFunctionsRequest request) => new(
        PageRequests.Search("/api/v1/search/functions", request, C1JsonContext.Default.SearchFunctionsRequest),
        PageBody.Reader(C1JsonContext.Default.ListAnswerC1Function));

    // Nobody reads base64, and code may hold keys: the files are shown by their sizes.
    private static string WithSizes(CreateFunctionRequest request)
    {
        var body = JsonSerializer.SerializeToNode(request, C1JsonContext.Default.CreateFunctionRequest)!;
        foreach (var file in request.InitialContent ?? new Dictionary<string, byte[]>())
        {
            body["initialContent"]![file.Key] = Messages.FileSize.With(file.Value.Length);
        }

        return body.ToJsonString(C1JsonContext.Default.Options);
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
