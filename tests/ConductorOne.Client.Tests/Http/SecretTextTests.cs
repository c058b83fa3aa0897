using System;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class SecretTextTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("before hunter2 after hunter2", "before *** after ***")]
    [InlineData("nothing", "nothing")]
    [InlineData("", "")]
    public void Every_occurrence_is_masked(string text, string masked) => Assert.Equal(masked, SecretText.Redact(text, ["hunter2"]));

    [Theory]
    [InlineData("okta_api_key", true)]
    [InlineData("datadog_application_key", true)]
    [InlineData("api-access-key", true)]
    [InlineData("ringcentral-jwt", true)]
    [InlineData("pfx_certificate", true)]
    [InlineData("secret", true)]
    [InlineData("tokenValue", true)]
    [InlineData("token_value", true)]
    [InlineData("accessTokenValue", true)]
    [InlineData("access-token-value", true)]
    [InlineData("pass", true)]
    [InlineData("adminPass", true)]
    [InlineData("db_pass", true)]
    [InlineData("passcode", true)]
    [InlineData("one-time-pass-code", true)]
    [InlineData("sharedKey", true)]
    [InlineData("shared_key", true)]
    [InlineData("storage-account-key", true)]
    [InlineData("jwtValue", true)]
    [InlineData("jwt_value", true)]
    [InlineData("bearer", true)]
    [InlineData("totp", true)]
    [InlineData("recoveryCodes", true)]
    [InlineData("uploadUrl", true)]
    [InlineData("uploadUrls", true)]
    [InlineData("download_url", true)]
    [InlineData("webhookCapabilityUrl", true)]
    [InlineData("callback-url", true)]
    [InlineData("shareCode", true)]
    [InlineData("webhookHmacSecret", true)]
    [InlineData("compass", false)]
    [InlineData("passed", false)]
    [InlineData("bypass", false)]
    [InlineData("tokenLifetime", false)]
    [InlineData("tokens_used", false)]
    [InlineData("errorCode", false)]
    [InlineData("userCode", false)]
    [InlineData("homepageUrl", false)]
    [InlineData("logoUri", false)]
    [InlineData("description", false)]
    [InlineData("page-token", false)]
    [InlineData("stepKey", false)]
    [InlineData("key", false)]
    [InlineData("nextPageToken", false)]
    [InlineData("okta_domain", false)]
    public void The_names_of_fields_tell_secrets(string name, bool isSecret) => Assert.Equal(isSecret, SecretText.IsSecret(name));

    [Fact]
    public void Forms_of_json_and_urls_are_masked_too()
    {
        const string secret = "a+b/c=<d>&ä \"e\"\\f";
        Assert.Equal("***", SecretText.Redact(JsonEncodedText.Encode(secret).ToString(), [secret]));
        Assert.Equal("***", SecretText.Redact(Uri.EscapeDataString(secret), [secret]));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("token {0},")]
    [InlineData("token%3D{0}%26")]
    [InlineData("token%253D{0}%2526")]
    [InlineData(@"token\u003d{0}\u0026")]
    [InlineData(@"token:\n{0}\n")]
    public void A_signed_token_that_nobody_told_of_is_masked_wherever_it_begins(string text)
    {
        const string token = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJmb3gifQ.c2lnbmF0dXJl";
        Assert.Equal(text.Replace("{0}", "***", StringComparison.Ordinal), SecretText.Redact(text.Replace("{0}", token, StringComparison.Ordinal), []));
    }

    [Fact]
    public void An_address_inside_an_address_is_masked_too()
    {
        const string secret = "a+b/c=<d>&ä %";
        Assert.Equal("***", SecretText.Redact(Uri.EscapeDataString(Uri.EscapeDataString(secret)), [secret]));
    }

    [Fact]
    public void What_is_too_short_to_be_a_secret_tears_nothing_apart() => Assert.Equal("abc", SecretText.Redact("abc", ["a", "", "abc"]));

    [Fact]
    public void A_secret_that_begins_with_another_is_masked_whole() =>
        Assert.Equal("*** ***", SecretText.Redact("hunter2 hunter2-and-more", ["hunter2", "hunter2-and-more"]));

    [Theory]
    [InlineData("got: correct-horse-batt", "got: ***")]
    [InlineData("correct-horse, and more", "***, and more")]
    [InlineData("correct%2Dhorse%2Dbat... correct-horse-x", "***... ***x")]
    [InlineData("correct-hors", "correct-hors")]
    public void The_beginning_of_a_secret_is_masked_when_it_is_half_of_it(string text, string masked) =>
        Assert.Equal(masked, SecretText.Redact(text, ["correct-horse-battery-sta"]));

    [Fact]
    public void An_object_may_hold_what_a_secret_begins_with() =>
        Assert.Equal("""{"a":"acme.okta.com"}""", Encoding.UTF8.GetString(SecretText.RedactJson("""{"a":"acme.okta.com"}"""u8.ToArray(), ["acme.okta.com/secret"])));

    [Fact]
    public void Whatever_way_a_server_writes_json_a_secret_does_not_show() => Always.Holds(
        from start in Gen.Elements("hunter2", "{\"private_key\":\"-----BEGIN\nhunter2", "hünter2/", "C:\\hunter2")
        from rest in Always.AnyText
        select start + rest,
        secret =>
        {
            foreach (var written in new[] { JsonSerializer.Serialize(secret), Planted.QuotedPlainly(secret), Planted.QuotedAsGoDoes(secret) })
                AssertHidden(secret, written);
        });

    [Fact]
    public void In_json_that_stands_in_json_a_secret_does_not_show() => Always.Holds(
        from secret in Planted.Secret
        from inner in Planted.Quoting
        from outer in Planted.Quoting
        select (secret, written: outer(inner(secret))),
        given => AssertHidden(given.secret, given.written));

    [Fact]
    public void On_a_web_page_a_secret_does_not_show() => Always.Holds(
        Planted.Secret, secret => Planted.AssertHidden(SecretText.Redact(WebUtility.HtmlEncode(secret), [secret])));

    [Fact]
    public void In_an_address_a_secret_does_not_show() => Always.Holds(
        Planted.Secret, secret => Planted.AssertHidden(SecretText.Redact(Uri.EscapeDataString(secret) + "&" + WebUtility.UrlEncode(secret), [secret])));

    [Theory]
    [InlineData("p&ss<w>o'rd\"", "p&amp;ss&lt;w&gt;o&#39;rd&quot;")]
    [InlineData("p&ss<w>o'rd\"", "p&#38;ss&#x3C;w&#x003e;o&apos;rd&#034;")]
    [InlineData("hünter2", "h&#252;nter2")]
    [InlineData("four\\\\slashes", "four\\\\slashes four\\\\\\\\slashes")]
    public void Forms_of_web_pages_are_masked_too(string secret, string text) =>
        Assert.Equal("***", SecretText.Redact(text, [secret]).Replace("*** ***", "***", StringComparison.Ordinal));

    [Fact]
    public void A_run_of_backslashes_is_a_part_of_a_secret_that_is_nearly_all_of_them() =>
        Assert.Equal("***", SecretText.Redact(new string('\\', 399), [new string('\\', 40) + "x"]));

    [Fact]
    public void A_secret_in_every_member_of_an_error_is_masked()
    {
        const string secret = """{"type":"service_account","private_key":"-----BEGIN\nhunter2/+=\n"}""";
        var body = new JsonObject
        {
            ["code"] = 3,
            ["message"] = "cannot use " + secret,
            ["details"] = new JsonArray(new JsonObject { ["value"] = secret }),
        };
        foreach (var text in new[] { body.ToJsonString(), body.ToJsonString(Relaxed) })
        {
            var error = ApiErrors.From(new() { Method = "POST", Path = "/x", Secrets = [secret] }, FakeSender.Answer(400, text));
            var shown = error + error.Body + JsonSerializer.Serialize(error.Details, Relaxed);
            Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
            Assert.Equal("POST /x was answered with 400 INVALID_ARGUMENT: cannot use ***", error.Message);
        }
    }

    private static void AssertHidden(string secret, string written)
    {
        var body = "{\"code\":3,\"message\":" + written + "}";
        var error = ApiErrors.From(new() { Method = "POST", Path = "/x", Secrets = [secret] }, FakeSender.Answer(400, body));
        Assert.DoesNotContain("nter2", error.Message + error.Body, StringComparison.Ordinal);
    }
}
