using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;

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

    public static readonly ListOperation<C1FunctionInvocation> List = new(Invocations, PageBody.Reader(C1JsonContext.Default.ListAnswerC1FunctionInvocation));
}

/// <summary>What the server answers that has begun to run a function.</summary>
internal sealed class InvokeAnswer
{
    public string InvocationId { get; set; } = "";

    /// <summary>What older servers return at once.</summary>
    public byte[]? Json { get; set; }

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
