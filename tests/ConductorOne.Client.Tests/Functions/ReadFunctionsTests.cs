using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Functions;
using Xunit;

namespace ConductorOne.Client.Tests.Functions;

public class ReadFunctionsTests
{
    [Fact]
    public void One_is_read_by_its_id() => Wire.AssertGet("/api/v1/functions/f1", FunctionCalls.Get("f1"));

    [Fact]
    public void All_are_searched_for() => Wire.AssertSearch("/api/v1/search/functions", "{}", FunctionCalls.Search(new()));

    [Fact]
    public void A_search_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/functions",
        """{"query":"call","functionTypes":["FUNCTION_TYPE_ANY","FUNCTION_TYPE_CODE_MODE"]}""",
        FunctionCalls.Search(new() { Query = "call", FunctionTypes = ["Any", "CodeMode"] }));

    [Fact]
    public void Secrets_in_a_list_go_no_further()
    {
        var function = Wire.Read(FunctionCalls.Search(new()), """{"list":[{"id":"f1","secret":{"KEY":"hunter2"}}]}""").Items.Single();
        Assert.Equal(["KEY"], function.SecretNames);
        Assert.Null(function.AdditionalProperties);
    }

    [Fact]
    public void An_id_is_required() => Wire.Refused(
        "FunctionId", "FunctionId is empty. An empty id would reach the whole collection, so nothing was sent.", () => FunctionCalls.Get(null));
}
