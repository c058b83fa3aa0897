using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Waiting;

namespace ConductorOne.Functions;

/// <summary>The operations that run functions, and tell of it.</summary>
internal static class FunctionRunOperations
{
    private const string Function = "/api/v1/functions/{FunctionId}";
    private const string Invocations = Function + "/invocations";

    public static readonly Operation<InvokeAnswer> Invoke =
        Operation.Create(Function + "/invoke", JsonBody.Reader(C1JsonContext.Default.InvokeAnswer, answer => answer.InvocationId.Length > 0 ? answer : null));

    public static readonly Operation<TestAnswer> Test = Operation.Create(Function + "/test", JsonBody.Reader(C1JsonContext.Default.TestAnswer, answer => answer));

    public static readonly Operation<C1FunctionInvocation> Get = Operation.Get(
        Invocations + "/{InvocationId}",
        JsonBody.Reader(C1JsonContext.Default.InvocationAnswer, (answer, parts) => parts.Object(answer, answer.Invocation, "invocation")));

    /// <summary>Nobody says how often to look, or how long a function may take.</summary>
    private static readonly WaitPace Pace = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

    public static readonly ListOperation<C1FunctionInvocation> List = new(Invocations, PageBody.Reader(C1JsonContext.Default.ListAnswerC1FunctionInvocation));

    /// <summary>What to wait for once a function has begun.</summary>
    /// <param name="begun">The invocation.</param>
    /// <param name="secrets">What it was given that must not be repeated.</param>
    public static Wait<C1FunctionInvocation> Wait(C1FunctionInvocation begun, IReadOnlyCollection<string> secrets)
    {
        var call = Get.Call(new() { { "FunctionId", begun.FunctionId }, { "InvocationId", begun.Id } });
        return Wait<C1FunctionInvocation>.For(
            call with { Request = call.Request with { Secrets = secrets } },
            invocation => invocation.IsOver ? Of(invocation, begun) : null,
            Pace,
            Messages.InvocationSubject.With(begun.Id),
            "Get-C1FunctionInvocation " + begun.FunctionId + " " + begun.Id);
    }

    /// <summary>Why an invocation that is over did not bring anything; nothing where it did, or is not over.</summary>
    public static string? Failure(C1FunctionInvocation invocation) => invocation.Status switch
    {
        "Error" => Messages.FunctionFailed.With(invocation.FunctionId, invocation.Id) + " "
            + (invocation.Error.Length > 0 ? VisibleText.Lines(invocation.Error) : Messages.FunctionFailedSilently),
        "Success" when invocation.Output is null => Messages.FunctionReturnedNothing.With(invocation.FunctionId, invocation.Id),
        _ => null,
    };

    private static C1FunctionInvocation Of(C1FunctionInvocation invocation, C1FunctionInvocation begun)
    {
        invocation.FunctionId = begun.FunctionId;
        return invocation;
    }
}

/// <summary>What the server answers that has begun to run a function.</summary>
internal sealed class InvokeAnswer
{
    public string InvocationId { get; set; } = "";

    /// <summary>What older servers return at once.</summary>
    public byte[]? Json { get; set; }

    /// <summary>The invocation that has begun.</summary>
    public C1FunctionInvocation Begun(string functionId, string? commitId) =>
        new() { Id = InvocationId, FunctionId = functionId, CommitId = commitId ?? "", Output = Output };

    /// <summary>That, where it is an object.</summary>
    [JsonIgnore]
    public IDictionary<string, object?>? Output
    {
        get
        {
            try
            {
                return Json is { Length: > 0 } json ? JsonSerializer.Deserialize(json, C1JsonContext.Default.Object) as IDictionary<string, object?> : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}

/// <summary>What wraps an invocation in an answer.</summary>
internal sealed class InvocationAnswer : Wrapper
{
    public C1FunctionInvocation? Invocation { get; set; }
}

/// <summary>What the server answers that has tested a function.</summary>
internal sealed class TestAnswer
{
    public List<C1FunctionTestResult?>? Results { get; set; }

    /// <summary>What older servers have instead.</summary>
    public C1FunctionTestResult? Result { get; set; }

    /// <summary>All of them.</summary>
    [JsonIgnore]
    public IReadOnlyList<C1FunctionTestResult> All => Results is { Count: > 0 } ? [.. Results.OfType<C1FunctionTestResult>()] : Result is { } one ? [one] : [];
}
