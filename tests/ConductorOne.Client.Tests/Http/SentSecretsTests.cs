using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

/// <summary>What an attempt carries does not show in anything that is told of its answer, whole or cut, wherever the server puts it.</summary>
public class SentSecretsTests
{
    private const string Token = "hT7qPz-0vXm3Rk9_LbW2cYdN8sGfJa5EuQiO1xZw6tKB4pHy";
    private const string Proof = "eyJ0eXAiOiJkcG9wK2p3dCJ9.eyJqdGkiOiJRNFhkMDlmVjIifQ.Zm9vYmFyLXNpZ25hdHVyZS05OHg";
    private const string Assertion = "eyJhbGciOiJFZERTQSIsImtpZCI6IjEifQ.eyJzdWIiOiJmb3g3In0.c2lnbmF0dXJlLW9mLWEtZm94";
    private const string Header = "Xk29dLqW-81mZ_4iDc7-tR5vQ";

    // What stands around a part, in the answer of a server that repeats what it was sent.
    private static readonly Dictionary<string, Func<string, string>> Places = new()
    {
        ["message of an error"] = part => Json(new { code = 3, message = "cannot read " + part + " here" }),
        ["description of a refusal"] = part => Json(new { error = "invalid_client", error_description = "got " + part }),
        ["code of a refusal"] = part => Json(new { error = part }),
        ["details of an error"] = part => Json(new { code = 3, message = "m", details = new object[] { new Dictionary<string, object> { [part] = new[] { part } } } }),
        ["name of a member"] = part => Json(new Dictionary<string, int> { [part] = 1 }),
        ["JSON that breaks off"] = part => "{\"message\":\"" + part + "\",\"x",
        ["page"] = part => "<html><p>" + WebUtility.HtmlEncode(part) + "</p></html>",
        ["text"] = part => "you sent " + part,
        ["escaped text"] = part => "you sent " + Uri.EscapeDataString(part).Replace("-", "%2D", StringComparison.Ordinal),
        ["JSON in JSON"] = part => Json(new { code = 3, message = Json(new { got = string.Concat(part.Select(c => $"\\u{(int)c:x4}")) }) }),
        ["JSON in an address"] = part => Json(new { code = 3, message = Uri.EscapeDataString(string.Concat(part.Select(c => $"\\u{(int)c:x4}"))) }),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static ApiRequest Request => new()
    {
        Method = "POST",
        Path = "/auth/v1/token",
        ContentType = FormBody.ContentType,
        Body = () => Encoding.UTF8.GetBytes("grant_type=x&client_assertion=" + Assertion),
        Headers = [new("X-IDENTITY-HEADER", Header)],
        Authorization = "DPoP " + Token,
        Proof = Proof,
        Authorised = false,
        Repeatable = true,
    };

    // The whole, its ends at any place, and pieces out of its middle.
    private static IEnumerable<(string Kind, string Part)> Parts =>
        from secret in new[] { Token, Proof, Assertion, Header }
        from cut in Cuts(secret)
        where cut.Part.Length >= SecretRuns.Shortest
        select cut;

    [Fact]
    public void No_part_of_what_was_sent_shows_in_an_error()
    {
        var tried = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var sent = SentSecrets.Of(Request, Request.Body!());
        Assert.Equal([Assertion, Header, Proof, Token], sent.Order(StringComparer.Ordinal).OrderBy(s => s != Assertion).ThenBy(s => s != Header).ThenBy(s => s != Proof));
        foreach (var (place, write) in Places)
        {
            foreach (var (kind, part) in Parts)
            {
                var answer = FakeSender.Answer(400, write(part)) with { Sent = sent };
                var error = ApiErrors.From(Request, answer);
                AssertHidden(part, error.Message, error.Code, error.Body, error.RequestId, JsonSerializer.Serialize(error.Details));
                var unreadable = ApiErrors.Unreadable(Request, answer, null);
                AssertHidden(part, unreadable.Message, unreadable.Body);
                tried[place + ", " + kind] = tried.GetValueOrDefault(place + ", " + kind) + 1;
            }
        }

        Always.Tell(tried.Values.Sum(), "parts of secrets at any place of an answer");
        Assert.InRange(tried.Values.Sum(), 8_000, int.MaxValue);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 {0}\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 {0}\r\n\r\n")]
    [InlineData("{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad\r\n{0}: 1\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad\r\nX-Echo: {0}\r\nX-Request-Id: {0}\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad\r\nWWW-Authenticate: DPoP error=\"{0}\"\r\nContent-Type: {0}/{0}\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://{0}.example/{0}\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    public async Task No_part_shows_in_what_is_no_body(string answer)
    {
        foreach (var part in new[] { Token, Proof, Assertion, Header }.SelectMany(s => new[] { s, s[..12], s[^12..], s[9..21] }))
        {
            await using var server = new RawServer(_ => answer.Replace("{0}", part, StringComparison.Ordinal));
            using var http = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
            var trace = new RecordingTrace { WantsDetail = true };
            C1ApiException? error = null;
            try
            {
                var request = Request with { Trace = trace };
                error = ApiErrors.From(request, await http.SendAsync(request, Cancelled));
            }
            catch (C1ApiException e)
            {
                error = e;
            }

            AssertHidden(part, [error.ToString(), error.RequestId, error.Code, error.Body, .. trace.Lines, .. trace.Details]);
        }
    }

    [Fact]
    public async Task The_token_of_an_attempt_is_masked_when_the_session_has_others_by_now()
    {
        var tenant = new FakeSender((request, _) => FakeSender.Answer(400, Json(new { code = 3, message = "got " + request.Authorization![20..] })));
        var answer = await tenant.SendAsync(Request, Cancelled);
        Assert.Equal("POST /auth/v1/token was answered with 400 INVALID_ARGUMENT: got ***", ApiErrors.From(Request, answer).Message);
    }

    [Fact]
    public async Task What_earlier_attempts_carried_is_masked_too()
    {
        var got = new List<string>();
        IReadOnlyCollection<string> known = [];
        var tenant = new FakeSender((request, body) =>
        {
            got.Add(body);
            known = request.Secrets;
            return FakeSender.Answer(got.Count < 3 ? 503 : 400, Json(new { code = 3, message = "first got " + got[0][5..] }));
        });
        var attempts = 0;
        var request = Request with { Body = () => Encoding.UTF8.GetBytes($"client_assertion={++attempts}{Assertion}") };
        var answer = await new RetryingSender(tenant, new RecordedWaits().Rule).SendAsync(request, Cancelled);
        Assert.Equal(3, attempts);
        Assert.Contains("1" + Assertion, answer.Sent);
        Assert.Contains("1" + Assertion, known);
        AssertHidden("1" + Assertion, ApiErrors.From(request, answer).Message);
    }

    [Theory]
    [InlineData("secret-token:conductorone.com:v1:aB3dE6gH9jK2mN5pQ8sT", "there is no host acme.conductorone.com: is it https://acme.conductorone.com?")]
    [InlineData("https://hooks.example.com/services/T0000/B0000/XyZ12345", "see hooks.example.org and its /services")]
    [InlineData("correct-horse-battery-staple-and-more", "the battery of the horse is correct: a staple, and more")]
    [InlineData("Our administrator has the password of the day", "the administrator knows no password of this day: ask our administrators")]
    [InlineData("{\"type\":\"service_account\",\"private_key\":\"aB3dE6gH9j\"}", "the field private_key of a service_account is missing")]
    public void Ordinary_words_stay(string secret, string text) => Assert.Equal(text, SecretText.Redact(text, [secret]));

    private static IEnumerable<(string Kind, string Part)> Cuts(string secret)
    {
        yield return ("whole", secret);
        for (var i = 1; i < secret.Length; i++)
        {
            yield return ("cut at the front", secret[i..]);
            yield return ("cut at the end", secret[..i]);
            yield return ("out of the middle", secret[i..Math.Min(secret.Length, i + SecretRuns.Shortest)]);
            yield return ("out of the middle", secret[i..Math.Min(secret.Length, i + 17)]);
        }
    }

    private static void AssertHidden(string part, params string?[] shown)
    {
        for (var i = 0; i + SecretRuns.Shortest <= part.Length; i++)
        {
            var run = part.Substring(i, SecretRuns.Shortest);
            Assert.All(shown, text => Assert.DoesNotContain(run, text ?? "", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
