using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using Xunit;

namespace ConductorOne.Client.Tests.Lists;

public class UntypedListTests
{
    [Theory]
    [InlineData(null, """{"list":[{"a":1},"b",null,[2.5]],"nextPageToken":"t"}""", """[{"a":1},"b",null,[2.5]]""", "t")]
    [InlineData(null, """{"tools":[1],"nextPageToken":""}""", "[1]", "")]
    [InlineData(null, """{"tools":[1],"expanded":[2]}""", "[1]", "")]
    [InlineData(null, """{"list":[1],"others":[2]}""", "[1]", "")]
    [InlineData(null, """{"list":null,"others":[2],"nextPageToken":"t"}""", "[]", "t")]
    [InlineData(null, """{"list":null,"total":"0","nextPageToken":null}""", "[]", "")]
    [InlineData(null, """{"expanded":null,"nextPageToken":null}""", "[]", "")]
    [InlineData(null, "{}", "[]", "")]
    [InlineData("tools", """{"list":[1],"tools":[2]}""", "[2]", "")]
    [InlineData("expanded", """{"list":[1],"expanded":[2]}""", "[2]", "")]
    [InlineData("tools", """{"total":"0","nextPageToken":"t"}""", "[]", "t")]
    [InlineData("tools", """{"expanded":[1],"nextPageToken":"t"}""", "[]", "t")]
    [InlineData("tools", """{"tools":null}""", "[]", "")]
    [InlineData("tools", """{"others":[],"total":{}}""", "[]", "")]
    [InlineData(null, """{"nodes":[{"id":"n"}],"edges":[{"sourceId":"n"},7],"truncatedNodeIds":["x"],"pageToken":"t","hasMore":true}""", """[{"id":"n"},{"sourceId":"n"},7]""", "t")]
    [InlineData(null, """{"nodes":[1],"edges":null,"pageToken":"t","hasMore":false}""", "[1]", "")]
    [InlineData(null, """{"nodes":[],"edges":[],"pageToken":"","hasMore":false}""", "[]", "")]
    [InlineData(null, """{"nodes":[1],"edges":[2],"nextPageToken":"u","pageToken":"t","hasMore":true}""", "[1,2]", "u")]
    [InlineData("edges", """{"nodes":[1],"edges":[2],"pageToken":"t","hasMore":true}""", "[2]", "t")]
    [InlineData("nodes", """{"nodes":[1],"edges":[2],"pageToken":"t"}""", "[1]", "")]
    [InlineData(null, """{"list":[1],"hasMore":true}""", "[1]", "")]
    public void The_list_is_named_or_found(string? name, string json, string items, string token)
    {
        var page = Call(name).Read(Encoding.UTF8.GetBytes(json))!;
        Wire.AssertJson(items, JsonSerializer.Serialize<object>(page.Items, C1JsonContext.Default.Object));
        Assert.Equal(token, page.NextToken);
    }

    [Theory]
    [InlineData(null, """{"bindings":[1],"tools":[2]}""", "it has several arrays: bindings, tools. Say which of them is the list.")]
    [InlineData(null, """{"app":{"id":"a"}}""", "it is one object and no list.")]
    [InlineData(null, """{"id":"a"}""", "it is one object and no list.")]
    [InlineData(null, """{"list":{}}""", "its \"list\" is no array.")]
    [InlineData("tols", """{"list":[1],"tools":[]}""", "it has no \"tols\". Its arrays: list, tools.")]
    [InlineData("tools", """{"tools":7,"list":[1]}""", "its \"tools\" is no array.")]
    [InlineData(null, """{"nodes":[1],"edges":{}}""", "its \"edges\" is no array.")]
    [InlineData(null, """{"nodes":[1],"edges":[],"hasMore":true}""", "it says that there are more pages, but has no token for the next one.")]
    [InlineData(null, """{"nodes":[1],"edges":[],"hasMore":true,"pageToken":""}""", "it says that there are more pages, but has no token for the next one.")]
    [InlineData(null, """{"list":[1],"nextPageToken":7}""", "its \"nextPageToken\" is a number, which is not what this call returns.")]
    public async Task What_cannot_be_read_is_told(string? name, string json, string words)
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, json));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        using var reader = new PageReader<object?>(client.SendAsync, Call(name));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => reader.NextAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal((C1ErrorKind.InvalidResponse, 200), (error.Kind, error.Status));
        Assert.Equal("GET /api/v1/things was answered with 200, but " + words, error.Message);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("7")]
    public void No_object_is_no_page(string json) => Assert.Null(Call(null).Read(Encoding.UTF8.GetBytes(json)));

    private static PagedCall<object?> Call(string? name) => UntypedList.Of(PageRequests.Get("/api/v1/things"), item => item.Deserialize(C1JsonContext.Default.Object), name);
}
