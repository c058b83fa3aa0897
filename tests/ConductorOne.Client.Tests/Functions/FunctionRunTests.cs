using System.Collections.Specialized;
using System.Linq;
using System.Text;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Functions;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Functions;

public class FunctionRunTests
{
    private const string Id = "2fy9Pf34qY6Nb3wWD25RQ4F5ZR3";
    private const string Other = "2pa7yEeeby3abP3E2Zs8IQ9Y7aJ";

    [Fact]
    public void The_input_goes_out_in_base64_and_is_shown_as_json_without_its_secrets()
    {
        var call = Invoke(new OrderedDictionary { ["user"] = "ada", ["password"] = "correct horse" });
        Wire.AssertCreate($"/api/v1/functions/{Id}/invoke", """{"json":"eyJ1c2VyIjoiYWRhIiwicGFzc3dvcmQiOiJjb3JyZWN0IGhvcnNlIn0="}""", call);
        Assert.Equal("""{"json":"{\u0022user\u0022:\u0022ada\u0022,\u0022password\u0022:\u0022***\u0022}"}""", call.Request.Preview!());
        Assert.Equal("x *** y ***", SecretText.Redact("x correct horse y eyJ1c2VyIjoiYWRhIiwicGFzc3dvcmQiOiJjb3JyZWN0IGhvcnNlIn0=", call.Request.Secrets));
    }

    [Fact]
    public void Too_much_is_not_sent() => Wire.Refused(
        "Json", "The input of a function must not have more than 10 MB.", () => Invoke(new OrderedDictionary { ["text"] = new string('x', 10 * 1024 * 1024) }));

    [Theory]
    [InlineData("""{"invocationId":"i"}""", null)]
    [InlineData("""{"invocationId":"i","json":"eyJvayI6dHJ1ZX0="}""", "{\"ok\":true}")]
    [InlineData("""{"invocationId":"i","json":"WzFd"}""", null)]
    [InlineData("""{"invocationId":"i","json":"bm8="}""", null)]
    public void What_older_servers_return_at_once_is_taken_where_it_is_an_object(string json, string? output)
    {
        var begun = FunctionRunOperations.Invoke.Read(Encoding.UTF8.GetBytes(json))!.Begun(Id, Other);
        Assert.Equal(("i", Id, Other, ""), (begun.Id, begun.FunctionId, begun.CommitId, begun.Status));
        Assert.Equal(output, begun.Output?.ToString());
    }

    [Fact]
    public void An_answer_without_an_invocation_is_none() => Assert.Null(FunctionRunOperations.Invoke.Read(Encoding.UTF8.GetBytes("{}")));

    [Theory]
    [InlineData("PENDING", "{}", "", null)]
    [InlineData("RUNNING", "null", "", null)]
    [InlineData("SUCCESS", "{}", "", null)]
    [InlineData("SUCCESS", "null", "", "Function f returned no object in invocation i. Its handler must return an object: return {} where there is nothing to say.")]
    [InlineData("ERROR", "null", "Error: boom\nlog line", "Function f failed in invocation i: Error: boom\nlog line")]
    [InlineData("ERROR", "null", "", "Function f failed in invocation i: the server does not say why.")]
    public void It_is_told_how_an_invocation_failed(string status, string output, string error, string? words)
    {
        var json = $$$"""{"invocation":{"id":"i","functionId":"f","status":"FUNCTION_INVOCATION_STATUS_{{{status}}}","output":{{{output}}},"error":{{{System.Text.Json.JsonSerializer.Serialize(error)}}}}}""";
        var invocation = FunctionRunOperations.Get.Read(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal(words, FunctionRunOperations.Failure(invocation));
        Assert.Equal(status is "SUCCESS" or "ERROR", FunctionRunOperations.Wait(new() { Id = Id, FunctionId = Other }, []).Done(invocation) is not null);
    }

    [Theory]
    [InlineData("""{"results":[{"name":"a","status":"FUNCTION_TEST_RESULT_STATUS_OK"},null,{"name":"b","status":"FUNCTION_TEST_RESULT_STATUS_FAIL"}],"result":{"name":"a"}}""", "Ok: a|Fail: b")]
    [InlineData("""{"result":{"name":"a","status":"FUNCTION_TEST_RESULT_STATUS_SKIPPED"}}""", "Skipped: a")]
    [InlineData("""{"results":[],"result":null}""", "")]
    public void Results_of_tests_are_read_in_both_forms(string json, string results) =>
        Assert.Equal(results, string.Join("|", FunctionRunOperations.Test.Read(Encoding.UTF8.GetBytes(json))!.All));

    [Fact]
    public void What_calls_a_function_is_told_in_a_sentence()
    {
        Assert.Null(FunctionUses.Advice(new C1Function { Id = Id }));
        Assert.Equal(
            $"It is in use by hooks: h1, h2; automations: a1. To see what calls it: Get-C1FunctionUsage {Id}",
            FunctionUses.Advice(new C1Function { Id = Id, HookRefs = ["h1", "h2"], WorkflowTemplateRefs = ["a1"] }));
    }

    [Fact]
    public void What_no_list_has_is_there_by_its_id()
    {
        var known = new C1FunctionUsage { FunctionId = Id, Kind = "Hook", Id = "h1", DisplayName = "Guard" };
        var uses = new FunctionUses(new[] { known }.ToLookup(use => use.FunctionId));
        Assert.Equal(
            "Hook h1 Guard|Hook h2 |Automation a1 ",
            string.Join("|", uses.Of(new C1Function { Id = Id, HookRefs = ["h1", "h2"], WorkflowTemplateRefs = ["a1"] }).Select(use => $"{use.Kind} {use.Id} {use.DisplayName}")));
    }

    private static ApiCall<InvokeAnswer> Invoke(System.Collections.IDictionary input) =>
        FunctionRunOperations.Invoke.Call(new() { { "FunctionId", Id }, { "Json", new InvocationInput(input, "Json") } });
}
