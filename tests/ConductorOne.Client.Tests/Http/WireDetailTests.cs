using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class WireDetailTests
{
    private static readonly ApiRequest Post = new() { Method = "POST", Path = "/api/v1/apps" };

    private static readonly Gen<string> JsonType = Gen.Elements("application/json", "application/problem+json", "text/plain", "text/html", "");

    private static readonly Gen<string[]> Listed = Planted.Secret.NonEmptyListOf().Select(s => s.Take(3).ToArray());

    [Fact]
    public void A_request_is_shown_with_its_headers_and_its_body()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "https://acme.conductor.one/api/v1/apps?page_size=5") { Content = new StringContent("{}") };
        message.Headers.TryAddWithoutValidation("Authorization", "Bearer hunter2");
        message.Headers.TryAddWithoutValidation("DPoP", "hunter2");
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        Assert.Equal(
            """
            POST https://acme.conductor.one/api/v1/apps?page_size=5
            Authorization: Bearer ***
            DPoP: ***
            Accept: application/json
            Content-Type: text/plain; charset=utf-8

            {"displayName":"Payroll","apiKey":"***"}
            """,
            WireDetail.Of(Post with { Preview = () => """{"displayName":"Payroll","apiKey":"hunter2"}""" }, message, null));
    }

    [Fact]
    public void An_answer_is_shown_with_its_status_its_headers_and_its_body()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        answer.Headers.TryAddWithoutValidation("DPoP-Nonce", "n1");
        answer.Headers.TryAddWithoutValidation("Set-Cookie", "session=hunter2");
        answer.Headers.TryAddWithoutValidation("X-Request-Id", "req-1");
        Assert.Equal(
            """
            HTTP 200 POST /api/v1/apps
            DPoP-Nonce: n1
            Set-Cookie: ***
            X-Request-ID: req-1

            {"access_token":"***","token_type":"Bearer","expires_in":600}
            """,
            WireDetail.Of(Post, answer, FakeSender.Answer(200, """{"access_token":"hunter2", "token_type":"Bearer", "expires_in":600}""")));
    }

    [Fact]
    public void Without_a_body_it_ends_with_the_headers()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://acme.conductor.one/api/v1/apps");
        Assert.Equal("POST https://acme.conductor.one/api/v1/apps", WireDetail.Of(Post, message, null));
    }

    [Fact]
    public void A_long_body_is_cut()
    {
        var detail = Answer("text/plain", new string('x', 100_000));
        Assert.Equal(32_768, detail.Count(c => c == 'x'));
    }

    [Fact]
    public void No_secret_in_json_shows_wherever_it_stands_and_however_it_is_written() => Always.Holds(
        from listed in Listed
        from json in Planted.Json(listed)
        from type in JsonType
        select (listed, json, type),
        given =>
        {
            Planted.AssertHidden(Answer(given.type, given.json, given.listed));
            Planted.AssertHidden(Request("application/json", given.json, given.listed));
        });

    [Fact]
    public void No_secret_in_half_a_json_shows() => Always.Holds(
        from listed in Listed
        from json in Planted.Json(listed)
        from type in Gen.Elements("application/json", "text/plain")
        from end in Gen.Choose(0, json.Length - 1)
        select (listed, json: json[..end], type),
        given =>
        {
            Planted.AssertHidden(Answer("application/json", given.json, given.listed));
            Planted.AssertHidden(Answer(given.type, "{" + given.json, given.listed));
        });

    [Theory]
    [InlineData("""{"name":"Payroll","clientSecret":"hun""", """{"name":"Payroll","clientSecret":***""")]
    [InlineData("""{"clientSecret":"hunter2","name":"Payroll" """, """{"clientSecret":***,"name":"Payroll" """)]
    [InlineData("""{"secrets":["hunter2","x"],"name":"Payroll" """, """{"secrets":***""")]
    [InlineData("""{"roles":["x",":"],"clientSecret":"hunter2","more":1""", """{"roles":["x",":"],"clientSecret":***,"more":1""")]
    [InlineData("""{"roles":[": "],"access_token" : hunter2 hunter3 ,"more":1""", """{"roles":[": "],"access_token" :***,"more":1""")]
    [InlineData("""{"access_token":/*c*/"hunter2","more":1""", """{"access_token":***""")]
    [InlineData("""{"access_token"/*c*/:"hunter2","more":1""", """{"access_token"***""")]
    [InlineData("""{"more":1,'access_token':'hunter2'""", """{"more":1,***""")]
    [InlineData("""{"more":1,access_token:"hunter2" """, """{"more":1,a***""")]
    [InlineData("""{"kinds":["token","secret"],"more":""", """{"kinds":["token","secret"],"more":""")]
    public void Of_half_a_json_the_harmless_members_stay(string body, string shown) =>
        Assert.EndsWith("\n\n" + shown, Answer("application/json", body), StringComparison.Ordinal);

    [Fact]
    public void Json_inside_json_hides_nothing() => Always.Holds(
        from listed in Listed
        from json in Planted.Json(listed)
        from quote in Planted.Quoting
        select (listed, json: "{\"payload\":" + quote("{\"description\":" + Planted.QuotedPlainly(listed[0]) + "}") + "}"),
        given => Planted.AssertHidden(Answer("application/json", given.json, given.listed)));

    [Fact]
    public void No_secret_in_a_form_shows() => Always.Holds(
        from listed in Listed
        from fields in FieldOf(listed).NonEmptyListOf()
        select (listed, body: string.Join('&', fields)),
        given => Planted.AssertHidden(Request(FormBody.ContentType, given.body, given.listed)));

    [Fact]
    public void No_secret_in_a_header_shows() => Always.Holds(
        from listed in Planted.PlainSecret
        from unlisted in Planted.PlainSecret
        from scheme in Gen.Elements("", "Bearer ", "DPoP ", "Basic ", "bearer\t")
        from name in Gen.Elements(
            "Authorization", "Proxy-Authorization", "authorization", "DPoP", "Cookie", "X-Api-Key", "X-Amz-Security-Token", "X-Client-Secret", "X-IDENTITY-HEADER", "Metadata-Token")
        from echo in Gen.Elements("X-Echo", "X-Request-Id", "Warning", "Location", "WWW-Authenticate")
        select (listed, unlisted: scheme + unlisted, name, echo),
        given =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, "https://acme.conductor.one/");
            using var answer = new HttpResponseMessage(HttpStatusCode.OK);
            foreach (var headers in new System.Net.Http.Headers.HttpHeaders[] { message.Headers, answer.Headers })
            {
                Assert.True(headers.TryAddWithoutValidation(given.name, given.unlisted));
                Assert.True(headers.TryAddWithoutValidation(given.echo, "you sent " + given.listed));
            }

            var request = Post with { Secrets = [given.listed] };
            Planted.AssertHidden(WireDetail.Of(request, message, null));
            Planted.AssertHidden(WireDetail.Of(request, answer, FakeSender.Answer(200)));
        });

    [Fact]
    public void No_secret_in_the_address_shows()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://acme.conductor.one/upload/hunter2%2Dx?sig=hunter2-x");
        Assert.Equal("POST https://acme.conductor.one/upload/***?sig=***", WireDetail.Of(Post with { Secrets = ["hunter2-x"] }, message, null));
    }

    [Fact]
    public void No_secret_on_a_web_page_shows() => Always.Holds(
        from listed in Listed
        from before in Always.AnyText
        select (listed, page: "<p>" + WebUtility.HtmlEncode(before + listed[0]) + "</p>"),
        given => Planted.AssertHidden(Answer("text/html", given.page, given.listed)));

    [Theory]
    [InlineData("pageToken")]
    [InlineData("nextPageToken")]
    [InlineData("page_token")]
    [InlineData("next_page_token")]
    [InlineData("token_type")]
    [InlineData("client_assertion_type")]
    [InlineData("credentialType")]
    [InlineData("tokenLifetime")]
    public void What_only_sounds_secret_stays(string name)
    {
        var body = $$"""{"{{name}}":"harmless"}""";
        Assert.EndsWith(body, Answer("application/json", body), StringComparison.Ordinal);
        Assert.EndsWith(name + "=harmless", Request(FormBody.ContentType, name + "=harmless"), StringComparison.Ordinal);
    }

    [Fact]
    public void Harmless_json_keeps_all_its_values() => Always.Holds(
        from json in Planted.HarmlessJson()
        from type in JsonType
        select (json, type),
        given =>
        {
            var detail = Answer(given.type, "[" + given.json + "]", "hunter2", "not-in-there");
            Wire.AssertJson("[" + given.json + "]", detail[(detail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        });

    [Fact]
    public void Harmless_text_is_not_touched() => Always.Holds(
        Always.AnyText,
        text =>
        {
            var body = "x" + text;
            Assert.EndsWith("\n\n" + body, Answer("text/plain", body, "hunter2"), StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("see https://eyeglasses.example.com/a:b@c")]
    [InlineData("git@github.com:acme/iac.git at 10:30")]
    [InlineData("eye.exam.results and www.eyewear.example.org")]
    [InlineData("https://acme.conductor.one:8443/a?b=c:d@e")]
    [InlineData("1.2.3")]
    public void What_only_looks_like_a_secret_stays(string text) => Assert.EndsWith("\n\n" + text, Answer("text/plain", text), StringComparison.Ordinal);

    [Theory]
    [InlineData("proxy http://user:hunter2@proxy.example:8080 refused", "proxy http://***@proxy.example:8080 refused")]
    [InlineData("http://:hunter2@proxy/", "http://***@proxy/")]
    [InlineData("got secret-token:conductorone.com:v1:hunter2.", "got ***")]
    [InlineData("Bearer eyJhIjoxfQ.hunter2.hunter2 end", "Bearer *** end")]
    [InlineData("eyAiYWxnIjoibm9uZSJ9.eyAiaHVudGVyMiI6MX0. end", "*** end")]
    [InlineData("ewogImFsZyI6ICJSUzI1NiIKfQ.eyJodW50ZXIyIjoxfQ.aHVudGVyMg", "***")]
    public void What_has_the_shape_of_a_secret_is_masked_whoever_sends_it(string text, string shown) =>
        Assert.EndsWith("\n\n" + shown, Answer("text/plain", text), StringComparison.Ordinal);

    private static Gen<string> FieldOf(string[] listed) => Gen.Frequency(
        (1, from name in Planted.SecretName
            from secret in Planted.Secret
            from escape in Escaping
            select name + "=" + escape(secret)),
        (1, from name in Always.Word
            from before in Always.AnyText
            from secret in Gen.Elements(listed)
            from escape in Escaping
            select name + "=" + escape(before + secret)));

    private static Gen<Func<string, string>> Escaping =>
        Gen.Elements<Func<string, string>>(Uri.EscapeDataString, text => WebUtility.UrlEncode(text)!, text => Regex.Replace(Uri.EscapeDataString(text), "%..", m => m.Value.ToLowerInvariant()));

    private static string Request(string type, string body, params string[] secrets)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "https://acme.conductor.one/api/v1/apps");
        return WireDetail.Of(Post with { ContentType = type, Secrets = secrets }, message, Encoding.UTF8.GetBytes(body));
    }

    private static string Answer(string type, string body, params string[] secrets)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.OK);
        return WireDetail.Of(Post with { Secrets = secrets }, answer, FakeSender.Answer(200, body, type));
    }
}
