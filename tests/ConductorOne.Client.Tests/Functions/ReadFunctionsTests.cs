using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Functions;
using Xunit;

namespace ConductorOne.Client.Tests.Functions;

public class ReadFunctionsTests
{
    [Fact]
    public void One_is_read_by_its_id() => Wire.AssertGet("/api/v1/functions/f1", FunctionOperations.Get.Call(new() { { "FunctionId", "f1" } }));

    [Fact]
    public void All_are_searched_for() => Wire.AssertSearch("/api/v1/search/functions", "{}", FunctionOperations.Search.Call([]));

    [Fact]
    public void A_search_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/functions",
        """{"query":"call","functionTypes":["FUNCTION_TYPE_ANY","FUNCTION_TYPE_CODE_MODE"]}""",
        FunctionOperations.Search.Call(new() { { "Query", "call" }, { "FunctionTypes", new[] { "FUNCTION_TYPE_ANY", "FUNCTION_TYPE_CODE_MODE" } } }));

    [Fact]
    public void Secrets_in_a_list_go_no_further()
    {
        var function = Wire.Read(FunctionOperations.Search, """{"list":[{"id":"f1","secret":{"KEY":"hunter2"}}]}""").Items.Single();
        Assert.Equal(["KEY"], function.SecretNames);
        Assert.Null(function.AdditionalProperties);
    }

    [Fact]
    public void An_id_is_required() => Wire.Refused(
        "FunctionId", "FunctionId is empty. An empty id would reach the whole collection, so nothing was sent.", () => FunctionOperations.Get.Call(new() { { "FunctionId", null } }));
}
