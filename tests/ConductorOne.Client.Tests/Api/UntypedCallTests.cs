using System;
using System.Collections;
using System.Collections.Specialized;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using ConductorOne.Api;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Api;

public class UntypedCallTests
{
    private static readonly ApiTarget Apps = ApiTarget.Read("/api/v1/apps");

    [Theory]
    [InlineData(null, null, "GET", true, true)]
    [InlineData(null, "{}", "POST", false, false)]
    [InlineData("get", null, "GET", true, true)]
    [InlineData("HEAD", null, "HEAD", true, true)]
    [InlineData("Post", null, "POST", false, false)]
    [InlineData("put", "{}", "PUT", false, true)]
    [InlineData("PATCH", "{}", "PATCH", false, false)]
    [InlineData(null, "[1]", "POST", false, false)]
    [InlineData("DELETE", null, "DELETE", false, true)]
    [InlineData("DELETE", "{}", "DELETE", false, true)]
    public void The_method_says_what_may_be_done(string? method, string? body, string sent, bool isRead, bool isRepeatable)
    {
        var request = new UntypedCall(method, Apps, null, body is null ? null : ApiBody.Of(body)).Request();
        Assert.Equal((sent, isRead, isRepeatable), (request.Method, request.IsRead, request.Repeatable));
        body ??= request.Method is "GET" or "HEAD" ? null : "{}";
        Assert.Equal(body, request.Body is null ? null : Encoding.UTF8.GetString(request.Body()));
        Assert.Equal(body, request.Preview?.Invoke());
    }

    [Fact]
    public void A_search_reads()
    {
        var request = new UntypedCall(null, ApiTarget.Read("/api/v1/search/apps"), null, ApiBody.Of("{}")).Request();
        Assert.True(request is { Method: "POST", IsRead: true, Repeatable: true });
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("head")]
    public void A_read_takes_no_body(string method) =>
        Assert.Contains("body", Assert.Throws<C1InputException>(() => new UntypedCall(method, Apps, null, ApiBody.Of("{}"))).Message);

    [Fact]
    public void A_query_is_escaped_in_its_order()
    {
        var query = new OrderedDictionary
        {
            ["z"] = "ä &=+/?",
            ["a"] = new object?[] { 1, null, true },
            ["none"] = null,
            ["empty"] = "",
            ["time"] = new DateTime(2026, 8, 1, 10, 0, 0, DateTimeKind.Utc),
            ["half"] = 0.5,
            ["page_size"] = 10,
        };
        var request = new UntypedCall(null, ApiTarget.Read("/api/v1/apps?y=1+2"), query, null).Request();
        Assert.Equal("?y=1%202&z=%C3%A4%20%26%3D%2B%2F%3F&a=1&a=true&empty=&time=2026-08-01T10%3A00%3A00.0000000Z&half=0.5&page_size=10", request.Query);
        Assert.Equal("/api/v1/apps", request.Path);
    }

    [Fact]
    public void A_query_takes_no_object_and_no_secret()
    {
        foreach (var value in new object[] { new Hashtable(), new NetworkCredential("", "planted").SecurePassword, new object[] { new object[] { 1 } } })
        {
            var error = Assert.Throws<C1InputException>(() => new UntypedCall(null, Apps, new Hashtable { ["a"] = value }, null));
            Assert.StartsWith("a in Query is a", error.Message);
        }
    }

    [Fact]
    public void Secrets_of_the_query_are_known() =>
        Assert.Equal(["planted"], new UntypedCall(null, ApiTarget.Read("/api/a?api_key=planted&page_token=t"), null, null).Request().Secrets);

    [Theory]
    [InlineData("/file/9f8e7d6c5b4a?signature=abcdefabcdef", "/file/***")]
    [InlineData("/file/a/upload-1", "/file/***")]
    [InlineData("/upload-1", "/***")]
    [InlineData("/file/functions/9f8e7d6c5b4a", "/file/***")]
    public async Task An_address_that_carries_its_own_permission_is_shown_by_its_first_segment(string address, string shown)
    {
        var secret = address.Split('?')[0].Split('/')[^1];
        await using var server = new RawServer(_ => RawServer.Answer(404, $$"""{"code":5,"message":"nothing at {{address}}, that is {{secret}}"}"""));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var trace = new RecordingTrace { WantsDetail = true };
        var request = new UntypedCall(null, ApiTarget.Read(address), null, null).Request();
        Assert.Equal("GET " + shown, request.ToString());
        var call = new ApiCall<string>(request, body => Encoding.UTF8.GetString(body.Bytes));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(call, trace, TestContext.Current.CancellationToken));
        Assert.Equal(shown, error.Path);
        foreach (var text in (string[])[error.ToString(), error.Body!, .. trace.Lines, .. trace.Details])
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain("abcdefabcdef", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_that_carries_its_own_permission_is_masked_in_what_comes_back()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, """{"a":"it is /file/upload-1?n=b","b":"upload-1","c":"/file/2"}"""));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var call = new ApiCall<string>(new UntypedCall(null, ApiTarget.Read("/file/upload-1?n=b"), null, null).Request(), body => Encoding.UTF8.GetString(body.Bytes));
        Assert.Equal("""{"a":"it is ***","b":"***","c":"/file/2"}""", await client.SendAsync(call, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Pages_of_a_get_are_asked_for_in_the_query()
    {
        var pages = new UntypedCall(null, ApiTarget.Read("/api/v1/apps?a=b"), new Hashtable { ["c"] = 1 }, null).Pages();
        Assert.Equal("?a=b&c=1&page_size=50", pages("", 50).Query);
        Assert.Equal("?a=b&c=1&page_size=50&page_token=t%3D", pages("t=", 50).Query);
    }

    [Fact]
    public void Pages_of_a_post_are_asked_for_in_the_body()
    {
        var body = ApiBody.Of(new OrderedDictionary { ["query"] = "x", ["password"] = new NetworkCredential("", "planted").SecurePassword });
        var page = new UntypedCall(null, ApiTarget.Read("/api/v1/search/apps?a=b"), null, body).Pages()("t", 50);
        Wire.AssertJson("""{"query":"x","password":"planted","pageSize":50,"pageToken":"t"}""", Encoding.UTF8.GetString(page.Body!()));
        Wire.AssertJson("""{"query":"x","password":"***","pageSize":50,"pageToken":"t"}""", page.Preview!());
        Assert.True(page is { Query: "?a=b", Repeatable: true });
        Assert.Equal(["planted"], page.AnswerSecrets!);
    }

    [Fact]
    public void Pages_of_a_post_without_a_body_have_one() => Wire.AssertJson(
        """{"pageSize":10,"pageToken":""}""",
        Encoding.UTF8.GetString(new UntypedCall("POST", ApiTarget.Read("/api/v1/findings/search"), null, null).Pages()("", 10).Body!()));

    public static TheoryData<string, string?, string?, string> NoLists => new()
    {
        { "DELETE", null, null, "DELETE" },
        { "GET", "page_size", null, "Query contains page_size" },
        { "GET", "page_token", null, "Query contains page_token" },
        { "POST", null, """{"pageToken":"t"}""", "Body contains pageToken" },
        { "POST", null, """{"pageSize":1}""", "Body contains pageSize" },
        { "POST", null, "[]", "must be an object" },
    };

    [Theory]
    [MemberData(nameof(NoLists))]
    public void What_turns_no_pages_is_refused(string method, string? field, string? body, string words)
    {
        var call = new UntypedCall(method, Apps, field is null ? null : new Hashtable { [field] = 1 }, body is null ? null : ApiBody.Of(body));
        Assert.Contains(words, Assert.Throws<C1InputException>(() => call.Pages()).Message);
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("{}", "{}")]
    public async Task A_success_without_a_body_is_nothing(string answer, string read)
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, answer));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var call = new ApiCall<string>(new UntypedCall("POST", Apps, null, ApiBody.Of("""{"token":"abcd"}""")).Request(), body => Encoding.UTF8.GetString(body.Bytes)) { Empty = "nothing" };
        Assert.Equal(read, await client.SendAsync(call, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_protected_secrets_are_masked_in_what_comes_back()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, """{"a":"it is plain","b":"it is hidden"}"""));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var body = ApiBody.Of(new Hashtable { ["token"] = "plain", ["other"] = new NetworkCredential("", "hidden").SecurePassword });
        var call = new ApiCall<string>(new UntypedCall("POST", Apps, null, body).Request(), body => Encoding.UTF8.GetString(body.Bytes));
        Assert.Equal("""{"a":"it is plain","b":"it is ***"}""", await client.SendAsync(call, null, TestContext.Current.CancellationToken));
    }
}
