using System;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Numerics;
using System.Text;
using ConductorOne.Api;
using ConductorOne.Apps;
using ConductorOne.Policies;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Api;

public class ApiBodyTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { DBNull.Value, "null" },
        { "ä\"", "\"\\u00E4\\u0022\"" },
        { 'c', "\"c\"" },
        { true, "true" },
        { (byte)7, "7" },
        { -3, "-3" },
        { long.MaxValue, "9223372036854775807" },
        { ulong.MaxValue, "18446744073709551615" },
        { BigInteger.Parse("123456789012345678901234567890", CultureInfo.InvariantCulture), "123456789012345678901234567890" },
        { 1.50m, "1.50" },
        { 0.1, "0.1" },
        { 1e300, "1E+300" },
        { 1.5f, "1.5" },
        { double.NaN, "\"NaN\"" },
        { double.NegativeInfinity, "\"-Infinity\"" },
        { new DateTime(2026, 8, 1, 10, 0, 0, DateTimeKind.Utc), "\"2026-08-01T10:00:00.0000000Z\"" },
        { new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.FromHours(2)), "\"2026-08-01T10:00:00.0000000Z\"" },
        { TimeSpan.FromHours(1), "\"3600s\"" },
        { TimeSpan.FromMilliseconds(1500), "\"1.5s\"" },
        { new byte[] { 1, 2, 255 }, "\"AQL/\"" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { new Guid("7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d"), "\"7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d\"" },
        { new Uri("https://acme.example/a%20b"), "\"https://acme.example/a%20b\"" },
        { new object?[] { 1, null, new object?[] { "a" } }, "[1,null,[\"a\"]]" },
        { Array.Empty<object>(), "[]" },
        { new OrderedDictionary { ["b"] = 1, ["a"] = new Hashtable { [7] = null }, [""] = false }, """{"b":1,"a":{"7":null},"":false}""" },
        { new C1AppEntitlementRef { AppId = "a", Id = "e" }, """{"appId":"a","id":"e"}""" },
        { new C1PolicyStep { Accept = new() { AcceptMessage = "m" } }, """{"accept":{"acceptMessage":"m"}}""" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_its_form_on_the_wire(object? value, string json)
    {
        var body = ApiBody.Of(new OrderedDictionary { ["v"] = value });
        Assert.Equal("{\"v\":" + json + "}", Encoding.UTF8.GetString(body.Json));
        Assert.Empty(body.Secrets);
    }

    [Fact]
    public void What_has_no_form_is_named_with_its_place()
    {
        var error = Assert.Throws<C1InputException>(() => ApiBody.Of(new Hashtable { ["app"] = new object[] { 1, new Hashtable { ["x"] = new StringBuilder() } } }));
        Assert.Contains("Body.app[1].x is a StringBuilder", error.Message);
    }

    [Fact]
    public void Two_keys_of_one_text_are_refused() =>
        Assert.Contains("\"1\"", Assert.Throws<C1InputException>(() => ApiBody.Of(new Hashtable { [1] = 1, ["1"] = 2 })).Message);

    [Theory]
    [InlineData("""{"a" : 1.0, "ä":"\u00e4", "a":2}""")]
    [InlineData("  [1,\n2]\n")]
    public void Text_is_sent_as_it_is(string json) => Assert.Equal(json, Encoding.UTF8.GetString(ApiBody.Of(json).Json));

    [Fact]
    public void A_byte_order_mark_is_not_sent() => Assert.Equal("{}", Encoding.UTF8.GetString(ApiBody.Of("\uFEFF{}").Json));

    [Theory]
    [InlineData("", "line 1, byte 1")]
    [InlineData("planted", "line 1, byte 1")]
    [InlineData("{\"a\":1,\n \"planted\": planted}", "line 2, byte 13")]
    [InlineData("{\"a\":1,}", "line 1, byte 8")]
    [InlineData("{\"a\":1}{", "line 1, byte 8")]
    [InlineData("\"planted\"", "single value")]
    [InlineData("7", "single value")]
    public void Text_that_is_no_object_is_refused_without_its_words(string text, string words)
    {
        var error = Assert.Throws<C1InputException>(() => ApiBody.Of(text));
        Assert.Contains(words, error.Message);
        Assert.DoesNotContain("planted", error.ToString());
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var error = Assert.Throws<C1InputException>(() => ApiBody.Of("{\"a\":\"planted \ud83c\"}"));
        Assert.Contains("half a character", error.Message);
        Assert.DoesNotContain("planted", error.ToString());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(true)]
    public void A_single_value_is_refused(object value) =>
        Assert.Contains("single value", Assert.Throws<C1InputException>(() => ApiBody.Of(value)).Message);

    [Fact]
    public void A_protected_secret_is_sent_and_masked()
    {
        var secret = new NetworkCredential("", "hunter2").SecurePassword;
        var body = ApiBody.Of(new OrderedDictionary { ["list"] = new object[] { secret }, ["pin"] = new NetworkCredential("", "42").SecurePassword });
        Assert.Equal("""{"list":["hunter2"],"pin":"42"}""", Encoding.UTF8.GetString(body.Json));
        Assert.Equal("""{"list":["***"],"pin":"***"}""", body.Preview());
        Assert.Equal(["hunter2", "42"], body.ProtectedSecrets);
        var (sent, shown) = body.Members();
        Assert.Equal("42", sent["pin"]);
        Assert.Equal("***", shown["pin"]);
    }

    [Theory]
    [InlineData("""{"clientSecret":"planted1","nested":[{"apiKey":["planted2"],"pageToken":"shown"}],"tokenType":"shown"}""")]
    public void Plain_values_under_secret_names_are_not_shown(string json)
    {
        var body = ApiBody.Of(json);
        Assert.Equal(["planted1", "planted2"], body.Secrets);
        Assert.Empty(body.ProtectedSecrets);
        Assert.DoesNotContain("planted", body.Preview());
        Assert.Equal(2, body.Preview().Split("shown").Length - 1);
    }

    [Fact]
    public void A_file_is_no_password() => Assert.Empty(ApiBody.Of(new Hashtable { ["secret.ts"] = new string('x', 5000) }).Secrets);

    [Fact]
    public void Text_may_be_nested_deep()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 500)) + string.Concat(Enumerable.Repeat("]", 500));
        Assert.Equal(1000, ApiBody.Of(deep).Json.Length);
        Assert.Throws<C1InputException>(() => ApiBody.Of("[[" + deep + string.Concat(Enumerable.Repeat("[", 100))));
    }
}
