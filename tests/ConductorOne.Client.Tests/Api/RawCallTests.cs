using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using ConductorOne.Api;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Api;

/// <summary>Bytes, headers and content types.</summary>
public class RawCallTests
{
    private static readonly ApiTarget Apps = ApiTarget.Read("/api/v1/apps");

    [Fact]
    public void Bytes_go_out_as_they_are_and_are_shown_by_their_size()
    {
        var bytes = new byte[] { 0, 255, 13, 10 };
        var request = new UntypedCall("PUT", Apps, null, null, RawBody.Of(bytes)).Request();
        Assert.Null(request.Body);
        Assert.Equal(bytes, Read(request.Stream!()));
        Assert.Equal(bytes, Read(request.Stream!()));
        Assert.Equal(("application/octet-stream", "(4 bytes of application/octet-stream)", true), (request.ContentType, request.Preview!(), request.HasToken));
        Assert.Equal("text/plain; charset=utf-8", new UntypedCall("POST", Apps, null, null, RawBody.Of(bytes), "text/plain; charset=utf-8").Request().ContentType);
    }

    [Fact]
    public void A_file_is_read_when_it_is_sent()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "first");
            var request = new UntypedCall("PUT", Apps, null, null, RawBody.OfFile(path), "text/plain").Request();
            Assert.Equal("(5 bytes of text/plain)", request.Preview!());
            Assert.Equal("first", Encoding.UTF8.GetString(Read(request.Stream!())));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains(path, Assert.Throws<C1InputException>(() => RawBody.OfFile(path)).Message);
        Assert.Contains("cannot be read", Assert.Throws<C1InputException>(() => RawBody.OfFile(Path.GetTempPath())).Message);
    }

    public static TheoryData<object, string?, string?> RawValues => new()
    {
        { new byte[] { 104, 105 }, null, "hi" },
        { new object[] { (byte)104, (byte)105 }, null, "hi" },
        { new byte[] { 104, 105 }, "application/json", "hi" },
        { "ä", "text/plain", "ä" },
        { "{}", "application/json; charset=utf-8", null },
        { "{}", "application/merge-patch+json", null },
        { "{}", null, null },
        { new object[] { 1, 2 }, null, null },
        { Array.Empty<object>(), null, null },
    };

    [Theory]
    [MemberData(nameof(RawValues))]
    public void Bytes_and_text_of_another_type_are_no_JSON(object value, string? contentType, string? text) =>
        Assert.Equal(text, RawBody.Of(value, contentType) is { } raw ? Encoding.UTF8.GetString(Read(raw.Open())) : null);

    [Fact]
    public void What_is_neither_bytes_nor_text_is_refused_under_another_type()
    {
        Assert.Contains("half a character", Assert.Throws<C1InputException>(() => RawBody.Of("x\ud800", "text/plain")).Message);
        Assert.Contains("takes bytes or text", Assert.Throws<C1InputException>(() => RawBody.Of(5, "text/plain")).Message);
    }

    [Theory]
    [InlineData("/file/abc?sig=x", false)]
    [InlineData("/upload", false)]
    [InlineData("/apiary/x", false)]
    [InlineData("/api/v1/functions", true)]
    public void Only_operations_of_the_API_get_the_token_and_an_empty_object(string path, bool isOperation)
    {
        var request = new UntypedCall("POST", ApiTarget.Read(path), null, null).Request();
        Assert.Equal((isOperation, isOperation), (request.HasToken, request.Body is not null));
    }

    [Fact]
    public void Headers_are_sent_with_their_texts()
    {
        var headers = new OrderedDictionary
        {
            ["X-Trace"] = 7,
            ["If-Match"] = "\"a b\"",
            ["X-Time"] = new DateTime(2026, 8, 1, 10, 0, 0, DateTimeKind.Utc),
            ["X-None"] = null,
            ["X-Pin"] = new NetworkCredential("", "planted").SecurePassword,
        };
        var request = new UntypedCall(null, Apps, null, null, headers: headers).Request();
        Assert.Equal(["X-Trace: 7", "If-Match: \"a b\"", "X-Time: 2026-08-01T10:00:00.0000000Z", "X-Pin: planted"], request.Headers.Select(h => h.Key + ": " + h.Value));
        Assert.Equal(["planted"], request.Secrets);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    [InlineData("DPoP")]
    [InlineData("Cookie")]
    [InlineData("Host")]
    [InlineData("Content-Length")]
    [InlineData("content-type")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Proxy-Authorization")]
    [InlineData("proxy-connection")]
    [InlineData("Connection")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-Forwarded-Host")]
    public void A_header_of_the_modules_own_is_refused_by_name(string name)
    {
        var error = Assert.Throws<C1InputException>(() => new UntypedCall(null, Apps, null, null, headers: new Hashtable { [name] = "planted" }));
        Assert.StartsWith("The header " + name + " is reserved", error.Message);
        Assert.DoesNotContain("planted", error.Message);
    }

    public static TheoryData<object, object?, string> BadHeaders => new()
    {
        { "X-A", "planted\r\nHost: evil", "The value of the header X-A" },
        { "X-A", "planted\n", "The value of the header X-A" },
        { "X-A", "plantedä", "The value of the header X-A" },
        { "X-A", "planted\ud800", "The value of the header X-A" },
        { "X-A", "planted\0", "The value of the header X-A" },
        { "X-A", "***", "Headers.X-A is a mask" },
        { "X-A", new object[] { "planted" }, "The header X-A is a Object[]" },
        { "X-A", new Hashtable(), "The header X-A is a Hashtable" },
        { "X A", "planted", "\"X A\" cannot be the name" },
        { "X-ä", "planted", "\"X-ä\" cannot be the name" },
        { "", "planted", "\"\" cannot be the name" },
        { "X-A:", "planted", "\"X-A:\" cannot be the name" },
        { "X-A\n", "planted", "\"X-A \" cannot be the name" },
        { new StringBuilder("X-A"), "planted", "\"\" cannot be the name" },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public void What_no_header_can_hold_is_refused_and_not_repeated(object name, object? value, string words)
    {
        var error = Assert.Throws<C1InputException>(() => new UntypedCall(null, Apps, null, null, headers: new Hashtable { [name] = value }));
        Assert.StartsWith(words, error.Message);
        Assert.DoesNotContain("planted", error.Message);
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        foreach (var (call, words) in new (Action, string)[]
        {
            (() => _ = new UntypedCall("GET", Apps, null, null, RawBody.Of([1])), "A GET request has no body."),
            (() => _ = new UntypedCall("POST", Apps, null, null, contentType: "text/plain"), "-ContentType says what a body is"),
            (() => _ = new UntypedCall("POST", Apps, null, null, RawBody.Of([1]), "text"), "\"text\" is not a content type"),
            (() => _ = new UntypedCall("POST", Apps, null, null, RawBody.Of([1]), "text/plain\r\nX: y"), "\"text/plain X: y\" is not a content type"),
            (() => _ = new UntypedCall("POST", Apps, null, null, RawBody.Of([1])).Pages(), "With -Paginate, Body must be an object"),
            (() => _ = new UntypedCall(null, Apps, new Hashtable { ["a\ud800"] = 1 }, null).Request(), "a\\u{d800} contains half"),
            (() => _ = new UntypedCall(null, Apps, new Hashtable { ["a"] = new object[] { "b", "\udc00" } }, null).Request(), "a contains half"),
            (() => _ = new UntypedCall(null, Apps, new Hashtable { [new StringBuilder()] = 1 }, null).Request(), "A key of Query is a StringBuilder"),
        })
        {
            Assert.StartsWith(words, Assert.Throws<C1InputException>(call).Message);
        }
    }

    [Theory]
    [InlineData("""{"catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW","config":{"@type":"t","configuration":{"okta_api_key":{"stringValue":""}}}}""", "Body.config.configuration.okta_api_key.stringValue is empty")]
    [InlineData("""  {"catalogId":"23w9L3qudsiSZQJ8jUP1KYyQqVW","config":{"@type":"t","configuration":{"okta_api_key":{"stringValue":"********"}}}}""", "Body.config.configuration.okta_api_key.stringValue is")]
    public void A_connector_is_not_created_with_the_blanks_of_another(string json, string words)
    {
        var create = ApiTarget.Read("/api/v1/apps/a/connectors/create");
        Assert.StartsWith(words, Assert.Throws<C1InputException>(() => new UntypedCall(null, create, null, ApiBody.Of(json))).Message);
    }

    // A blank of a connector that was read is a blanked secret; one that was put together by hand clears the secret.
    [Theory]
    [InlineData("POST", "", "********", "Body.connector.config.configuration.okta_api_key.stringValue is")]
    [InlineData("PUT", "", "••••", "Body.connector.config.configuration.okta_api_key.stringValue is")]
    [InlineData("PATCH", ",\"createdAt\":\"2026-01-01T00:00:00Z\"", "", "Body.connector.config.configuration.okta_api_key.stringValue is empty")]
    [InlineData("POST", ",\"status\":{}", " ", "Body.connector.config.configuration.okta_api_key.stringValue is empty")]
    [InlineData("POST", ",\"ConfigUpdatedAt\":\"2026-01-01T00:00:00Z\"", "", "Body.connector.config.configuration.okta_api_key.stringValue is empty")]
    [InlineData("POST", ",\"updated_at\":\"2026-01-01T00:00:00Z\"", "", "Body.connector.config.configuration.okta_api_key.stringValue is empty")]
    [InlineData("POST", "", "", null)]
    [InlineData("POST", ",\"createdAt\":null", "", null)]
    [InlineData("POST", ",\"createdAt\":\"2026-01-01T00:00:00Z\"", "new", null)]
    [InlineData("DELETE", ",\"status\":{}", "", null)]
    public void A_connector_is_not_updated_with_its_blanked_secrets(string method, string more, string key, string? words)
    {
        foreach (var catalog in new[] { "catalogId", "catalog_id", "CatalogId" })
        {
            var json = "{\"connector\":{\"" + catalog + "\":\"23w9L3qudsiSZQJ8jUP1KYyQqVW\"" + more
                + ",\"config\":{\"@type\":\"t\",\"configuration\":{\"okta_api_key\":{\"stringValue\":\"" + key + "\"}}}},\"updateMask\":\"config\"}";
            var error = Record.Exception(() => new UntypedCall(method, ApiTarget.Read("/api/v1/apps/a/connectors/c"), null, ApiBody.Of(json)));
            Assert.Equal(words is null, error is null);
            Assert.StartsWith(words ?? "", error?.Message ?? "");
            Assert.Null(Record.Exception(() => new UntypedCall(method, ApiTarget.Read("/api/v1/apps/a/other/c"), null, ApiBody.Of(json))));
        }
    }

    [Theory]
    [InlineData("{\"apiToken\":\"******\"}", false)]
    [InlineData("{\"apiToken\":\"\"}", true)]
    [InlineData("{\"host\":\"******\"}", true)]
    public void Where_the_product_is_not_known_the_name_of_a_field_says_that_it_is_secret(string config, bool isSent)
    {
        var body = ApiBody.Of("{\"connector\":{\"config\":" + config + "}}");
        Assert.Equal(isSent, Record.Exception(() => new UntypedCall(null, ApiTarget.Read("/api/v1/apps/a/connectors/c"), null, body)) is null);
    }

    [Fact]
    public async Task Bytes_arrive_whole_with_their_headers_and_without_a_token()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, "{}"));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var headers = new OrderedDictionary { ["X-Trace"] = "7", ["Content-Language"] = "de", ["Accept"] = "text/plain" };
        var upload = new UntypedCall("PUT", ApiTarget.Read("/file/abc?sig=x"), null, null, RawBody.Of("a\r\nb"u8.ToArray()), "text/x-a", headers);
        await client.SendAsync(new ApiCall<string>(upload.Request(), answer => Encoding.UTF8.GetString(answer.Bytes)), null, TestContext.Current.CancellationToken);
        var seen = server.Requests.Single();
        Assert.Equal(("PUT", "/file/abc?sig=x", "a\r\nb"), (seen.Method, seen.Target, seen.Body));
        Assert.Equal(("7", "de", "text/plain", "text/x-a", "4"), (seen.Headers["X-Trace"], seen.Headers["Content-Language"], seen.Headers["Accept"], seen.Headers["Content-Type"], seen.Headers["Content-Length"]));
        Assert.Null(seen.Headers.GetValueOrDefault("Authorization"));
    }

    private static byte[] Read(Stream stream)
    {
        using (stream)
        using (var copy = new MemoryStream())
        {
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
