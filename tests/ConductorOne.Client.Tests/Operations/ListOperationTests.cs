using System.Text;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Operations;

public class ListOperationTests
{
    private static readonly ListOperation<string> List = new("/api/v1/boxes/{BoxId}/things", _ => new Page<string>(["a"], "next"));

    private static readonly ListOperation<string> Search = new("/api/v1/search/things", _ => new Page<string>(["a"], "")) { IsSearch = true };

    [Fact]
    public void A_list_has_size_and_token_in_its_query()
    {
        var call = List.Call(new() { { "BoxId", "b/1" } });
        Wire.AssertList("/api/v1/boxes/b%2F1/things", call);
        Assert.Equal("?page_size=25", call.PageAt("", 25).Request.Query);
        Assert.Equal("next", call.PageAt("", 25).Read("{}"u8.ToArray())!.NextToken);
        Assert.False(call.PageAt("", 25).Request.AnswerIsSecret);
        Assert.True((List with { AnswerIsSecret = true }).Call(new() { { "BoxId", "b" } }).PageAt("", 25).Request.AnswerIsSecret);
    }

    [Fact]
    public void A_search_has_them_in_its_body_behind_the_filters()
    {
        var call = Search.Call(new() { { "Query", "pay" }, { "AppIds", new[] { "a" } }, { "IsX", false } });
        Wire.AssertSearch("/api/v1/search/things", """{"query":"pay","appIds":["a"],"isX":false}""", call);
        Assert.Equal("""{"query":"pay","appIds":["a"],"isX":false,"pageSize":25}""", Wire.BodyOf(call.PageAt("", 25)));
        Assert.Equal("""{"query":"pay","appIds":["a"],"isX":false,"pageSize":10,"pageToken":"a\u002Bb/="}""", Wire.BodyOf(call.PageAt("a+b/=", 10)));
        Assert.Equal("""{"query":"pay","appIds":["a"],"isX":false,"pageSize":10,"pageToken":"t"}""", call.PageAt("t", 10).Request.Preview!());
    }

    [Fact]
    public void What_has_no_value_does_not_narrow_a_search_down()
    {
        Wire.AssertSearch("/api/v1/search/things", """{"query":""}""", Search.Call(new() { { "Query", "" }, { "AppIds", null } }));
        Wire.AssertSearch("/api/v1/search/things", "{}", Search.Call([]));
    }

    [Fact]
    public void Ids_of_the_path_of_a_search_are_not_in_its_body()
    {
        var search = Search with { Path = "/api/v1/search/boxes/{BoxId}/things" };
        Wire.AssertSearch("/api/v1/search/boxes/b1/things", """{"query":"q"}""", search.Call(new() { { "BoxId", "b1" }, { "Query", "q" } }));
        const string message = "BoxId is empty. An empty id would reach the whole collection, so nothing was sent.";
        Wire.Refused("BoxId", message, () => search.Call(new() { { "Query", "q" } }));
        Wire.Refused("BoxId", message, () => List.Call(new() { { "BoxId", " " } }));
    }

    [Fact]
    public void Filters_that_do_not_go_together_are_refused_before_a_page_is_asked_for() => Wire.Refused(
        "Direction", "words", () => (Search with { Check = fields => Required.That(fields.Has("SortField"), "Direction", () => "words") }).Call(new() { { "Direction", "x" } }));

    [Fact]
    public void Any_filter_and_token_arrive_as_they_are_or_are_refused() => Always.Holds(Always.AnyCodeUnits, text =>
    {
        var call = Search.Call(new() { { "FirstName", text } });
        if (!WholeText.Is(text))
        {
            Wire.Refused("FirstName", "FirstName contains half a character. Was it copied completely?", () => call.PageAt("", 10));
            return;
        }

        var sent = JsonDocument.Parse(Encoding.UTF8.GetBytes(Wire.BodyOf(call.PageAt(text, 10)))).RootElement;
        Assert.Equal(text, sent.GetProperty("firstName").GetString());
        Assert.Equal(text.Length > 0 ? text : null, sent.TryGetProperty("pageToken", out var token) ? token.GetString() : null);
    });
}
