using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Dynamic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using ConductorOne.Api;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Api;

/// <summary>What would arrive as something else: half a character, a mask in place of a secret, the name of a class.</summary>
public class UnsendableTests
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    [Fact]
    public void A_text_is_whole_when_it_has_a_form_in_UTF_8() => Always.Holds(Always.AnyCodeUnits, text =>
    {
        var isWhole = true;
        try
        {
            _ = Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            isWhole = false;
        }

        Assert.Equal(isWhole, WholeText.Is(text));
    });

    [Fact]
    public void A_body_of_any_text_arrives_as_it_is_or_is_refused() => Always.Holds(Always.AnyCodeUnits, text =>
    {
        var body = new Hashtable { ["a"] = new object[] { text }, ["b"] = new Hashtable { [text + "!"] = 1 } };
        if (!WholeText.Is(text) || text.Trim() == SecretText.Mask)
        {
            Assert.StartsWith("Body.", Assert.Throws<C1InputException>(() => ApiBody.Of(body)).Message);
            return;
        }

        var sent = JsonDocument.Parse(ApiBody.Of(body).Json).RootElement;
        Assert.Equal(text, sent.GetProperty("a")[0].GetString());
        Assert.Equal(1, sent.GetProperty("b").GetProperty(text + "!").GetInt32());
    });

    public static TheoryData<IEnumerable> NoLists => new()
    {
        new XmlDocument { InnerXml = "<a b='planted'><c>planted</c></a>" },
        new XmlDocument { InnerXml = "<a b='planted'/>" }.DocumentElement!,
        new XmlDocument().CreateTextNode("planted"),
        new NameValueCollection { ["planted"] = "planted" },
        new WebHeaderCollection { ["planted"] = "planted" },
        new StringDictionary(),
        new ExpandoObject(),
        new JsonObject { ["a"] = "planted" },
    };

    [Theory]
    [MemberData(nameof(NoLists))]
    public void What_can_be_enumerated_and_is_no_list_is_refused_by_its_class(IEnumerable value)
    {
        foreach (var body in new object[] { new Hashtable { ["a"] = value }, new object[] { new Hashtable { ["a"] = new[] { value } } } })
        {
            var error = Assert.Throws<C1InputException>(() => ApiBody.Of(body));
            Assert.Contains(value.GetType().Name, error.Message);
            Assert.DoesNotContain("planted", error.Message);
        }
    }

    public static TheoryData<IEnumerable> Lists => new()
    {
        new ArrayList { "a" },
        new List<string> { "a" },
        new Queue<object>(["a"]),
        new HashSet<string> { "a" },
        new Hashtable { ["a"] = 1 }.Keys,
        new Dictionary<string, int> { ["a"] = 1 }.Keys,
        new StringCollection { "a" },
        Enumerable.Repeat("a", 1),
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_list_is_one(IEnumerable value) => Assert.Equal("{\"a\":[\"a\"]}", Encoding.UTF8.GetString(ApiBody.Of(new Hashtable { ["a"] = value }).Json));

    [Theory]
    [InlineData("{\"a\":[{\"b\":\"planted \\ud800\"}]}", "Body.a[0].b contains half")]
    [InlineData("{\"a\":\"\\uDFFF\\uD83C\"}", "Body.a contains half")]
    [InlineData("{\"a\":{\"x\\ud83c\":1}}", "Body.a contains half")]
    [InlineData("[[\"ok\",\"\\udc00 \\ud800\"]]", "Body[0][1] contains half")]
    public void Half_a_character_that_JSON_writes_as_an_escape_is_refused(string json, string words)
    {
        var error = Assert.Throws<C1InputException>(() => ApiBody.Of(json));
        Assert.StartsWith(words, error.Message);
        Assert.DoesNotContain("planted", error.ToString());
    }

    [Fact]
    public void Half_a_character_is_refused_with_its_place()
    {
        foreach (var (value, words) in new (object, string)[]
        {
            (new Hashtable { ["a"] = new object[] { 1, "planted\ud83c" } }, "Body.a[1] contains"),
            (new Hashtable { ["a\udc00"] = 1 }, "Body.a\\u{dc00} contains"),
            (new Hashtable { ["ref"] = new C1AppEntitlementRef { AppId = "planted\ud800" } }, "Body.ref.AppId contains"),
            (new Hashtable { ["s"] = new NetworkCredential("", "planted\ud800").SecurePassword }, "Body.s contains"),
            (new Hashtable { ["c"] = '\ud800' }, "Body.c contains"),
        })
        {
            var error = Assert.Throws<C1InputException>(() => ApiBody.Of(value));
            Assert.StartsWith(words, error.Message);
            Assert.DoesNotContain("planted", error.ToString());
        }
    }

    [Fact]
    public void So_it_is_in_every_field_of_a_typed_request()
    {
        var step = new C1PolicyStep { Accept = new() { AcceptMessage = "\udc00" } };
        foreach (var (make, words) in new (Action, string)[]
        {
            (() => AppOperations.Create.Call(new() { { "DisplayName", "a\ud800" } }), "DisplayName contains"),
            (() => AppOperations.Create.Call(new() { { "DisplayName", "a" }, { "Owners", new[] { "u", "\ud800u" } } }), "Owners contains"),
            (() => AppOperations.Create.Call(new() { { "DisplayName", "a" }, { "Instructions", "\udc00\ud800" } }), "Instructions contains"),
            (() => FunctionOperations.Create.Call(new() { { "DisplayName", "a" }, { "InitialContent", new FunctionContent(new Dictionary<string, byte[]> { ["main.ts"] = [1], ["\ud800.ts"] = [1] }) } }), "InitialContent"),
            (() => PolicyOperations.Create.Call(new() { { "DisplayName", "a" }, { "PolicyType", "POLICY_TYPE_GRANT" }, { "PolicySteps", Some.Steps("grant", step) } }), "PolicySteps"),
            (() => _ = AppOperations.Search.Call(new() { { "Query", "\ud800" } }).NewRequest("", 25), "Query contains"),
            (() => ApiPath.Build("/a/{id}", ("AppId", "\ud800")), "AppId contains"),
            (() => ApiQuery.Write([new("a", "x\udc00")]), "a contains"),
            (() => FormBody.Write(new Dictionary<string, string> { ["client_id"] = "x\udc00" }), "client_id contains"),
        })
        {
            Assert.StartsWith(words, Assert.Throws<C1InputException>(make).Message);
        }
    }

    [Theory]
    [InlineData("{\"config\":{\"key\":{\"stringValue\":\"***\"}}}", "Body.config.key.stringValue is a mask")]
    [InlineData("[{\"a\":[\"x\",\" *** \"]}]", "Body[0].a[1] is a mask")]
    [InlineData("{\"a\":\"\\u002a\\u002a*\"}", "Body.a is a mask")]
    public void A_mask_is_refused_with_its_place(string json, string words)
    {
        Assert.StartsWith(words, Assert.Throws<C1InputException>(() => ApiBody.Of(json)).Message);
        Assert.StartsWith(words, Assert.Throws<C1InputException>(() => ApiBody.Of(JsonSerializer.Deserialize(json, C1JsonContext.Default.Object))).Message);
    }

    [Theory]
    [InlineData("5*** hotel")]
    [InlineData("**")]
    [InlineData("****")]
    [InlineData("*** read me ***")]
    [InlineData("path/***/x")]
    public void A_text_that_merely_has_stars_is_sent(string text) =>
        Assert.Equal("{\"a\":\"" + text + "\"}", Encoding.UTF8.GetString(ApiBody.Of(new Hashtable { ["a"] = text }).Json));

    [Fact]
    public void A_key_is_text_too()
    {
        var time = new DateTime(2026, 8, 1, 10, 0, 0, DateTimeKind.Utc);
        Assert.Equal("""{"2026-08-01T10:00:00.0000000Z":1}""", Encoding.UTF8.GetString(ApiBody.Of(new Hashtable { [time] = 1 }).Json));
        Assert.Contains("StringBuilder", Assert.Throws<C1InputException>(() => ApiBody.Of(new Hashtable { [new StringBuilder("planted")] = 1 })).Message);
    }
}
