using System.Collections.Generic;
using System.Text;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Lists;
using Xunit;

namespace ConductorOne.Client.Tests.Lists;

public class PageRequestTests
{
    [Fact]
    public void A_get_has_size_and_token_in_its_query()
    {
        var request = PageRequests.Get("/api/v1/apps");
        Assert.Equal(("GET", "/api/v1/apps", "?page_size=100", true), Parts(request("", 100)));
        Assert.Equal("?page_size=10&page_token=a%2Bb%2F%3D%26%20%3F%23%25%C3%A4", request("a+b/=& ?#%ä", 10).Query);
        Assert.Null(request("t", 10).Body);
    }

    [Fact]
    public void What_else_a_get_asks_stays_but_for_a_place_of_its_own()
    {
        var request = PageRequests.Get(
            ApiRequest.Get("/x") with { AnswerIsSecret = true },
            [new("page_token", "old"), new("filter", "a b"), new("page_size", "7"), new("filter", "&")])("new", 20);
        Assert.Equal("?filter=a%20b&filter=%26&page_size=20&page_token=new", request.Query);
        Assert.True(request.AnswerIsSecret);
    }

    [Theory]
    [InlineData("/api/v1/search/anything", true)]
    [InlineData("/api/v1/somewhere/else", false)]
    public void A_post_without_a_model_is_sent_again_only_where_it_reads(string path, bool repeatable)
    {
        var request = PageRequests.Post(path, new Dictionary<string, object?> { ["q"] = new object?[] { 1, null }, ["pageToken"] = "old" });
        Assert.Equal(("POST", path, "", repeatable), Parts(request("t", 10)));
        Wire.AssertJson("""{"q":[1,null],"pageSize":10,"pageToken":""}""", Body(request("", 10)));
        Wire.AssertJson("""{"q":[1,null],"pageSize":10,"pageToken":"t"}""", Body(request("t", 10)));
    }

    [Theory]
    [InlineData("GET", "/api/v1/apps", true)]
    [InlineData("HEAD", "/api/v1/apps", true)]
    [InlineData("POST", "/api/v1/search/apps", true)]
    [InlineData("POST", "/api/v2/search/apps", true)]
    [InlineData("POST", "/api/v1/findings/search", true)]
    [InlineData("POST", "/api/v1/research", false)]
    [InlineData("POST", "/api/v1/searches/apps", false)]
    [InlineData("POST", "/api/v1/apps/search/", false)]
    [InlineData("POST", "/api/v3/search/apps", false)]
    [InlineData("POST", "/API/v1/search/apps", false)]
    [InlineData("PUT", "/api/v1/search/apps", false)]
    [InlineData("DELETE", "/api/v1/search/apps", false)]
    public void A_search_and_a_get_read(string method, string path, bool isRead) =>
        Assert.Equal(isRead, new ApiRequest { Method = method, Path = path }.IsRead);

    private static (string Method, string Path, string Query, bool Repeatable) Parts(ApiRequest request) =>
        (request.Method, request.Path, request.Query, request.Repeatable);

    private static string Body(ApiRequest request) => Encoding.UTF8.GetString(request.Body!());
}
