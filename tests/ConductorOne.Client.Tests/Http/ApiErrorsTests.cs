using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Resources;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class ApiErrorsTests
{
    private static readonly ApiRequest Request = new() { Method = "POST", Path = "/api/v1/apps" };

    [Theory]
    [InlineData(400, C1ErrorKind.InvalidInput, C1ErrorKind.SignInFailed)]
    [InlineData(401, C1ErrorKind.Unauthorized, C1ErrorKind.SignInFailed)]
    [InlineData(402, C1ErrorKind.Failed, C1ErrorKind.Failed)]
    [InlineData(403, C1ErrorKind.Forbidden, C1ErrorKind.SignInFailed)]
    [InlineData(404, C1ErrorKind.NotFound, C1ErrorKind.NotFound)]
    [InlineData(408, C1ErrorKind.Timeout, C1ErrorKind.Timeout)]
    [InlineData(409, C1ErrorKind.Conflict, C1ErrorKind.Conflict)]
    [InlineData(412, C1ErrorKind.Failed, C1ErrorKind.Failed)]
    [InlineData(429, C1ErrorKind.RateLimited, C1ErrorKind.RateLimited)]
    [InlineData(499, C1ErrorKind.Timeout, C1ErrorKind.Timeout)]
    [InlineData(304, C1ErrorKind.Redirected, C1ErrorKind.Redirected)]
    [InlineData(500, C1ErrorKind.ServerError, C1ErrorKind.ServerError)]
    [InlineData(503, C1ErrorKind.ServerError, C1ErrorKind.ServerError)]
    [InlineData(599, C1ErrorKind.ServerError, C1ErrorKind.ServerError)]
    public void Each_status_has_its_kind(int status, C1ErrorKind ofCalls, C1ErrorKind ofTokenRequests)
    {
        Assert.Equal(ofCalls, ApiErrors.From(Request, FakeSender.Answer(status)).Kind);
        Assert.Equal(ofTokenRequests, ApiErrors.From(Request with { Authorised = false }, FakeSender.Answer(status)).Kind);
    }

    [Theory]
    [InlineData(500, """{"code":13,"message":"app resource type already exists"}""", true)]
    [InlineData(500, """{"code":2,"message":"Entitlement Already Exists."}""", true)]
    [InlineData(500, """{"message":"it already exists (request-id: r1)"}""", true)]
    [InlineData(500, """{"code":6,"message":"no such luck"}""", true)]
    [InlineData(500, """{"code":6}""", true)]
    [InlineData(500, """{"code":"6","message":"oops"}""", false)]
    [InlineData(503, """{"code":6,"message":"oops"}""", false)]
    [InlineData(500, """{"code":13,"message":"oops"}""", false)]
    [InlineData(500, """{"code":13,"message":"oops","details":[{"reason":"already exists"}]}""", false)]
    [InlineData(500, "<html>already exists</html>", false)]
    [InlineData(503, """{"code":14,"message":"it already exists"}""", false)]
    [InlineData(400, """{"code":3,"message":"it already exists"}""", false)]
    public async Task A_500_that_says_it_exists_is_a_conflict_and_not_sent_again(int status, string body, bool isConflict)
    {
        var error = ApiErrors.From(Request, FakeSender.Answer(status, body));
        Assert.Equal(isConflict, error.Kind == C1ErrorKind.Conflict);
        Assert.Equal(isConflict, error.IsAlreadyThere);
        Assert.Equal(status, error.Status);
        Assert.Equal(status >= 500 && !isConflict, error.Message.EndsWith(Messages.MayHaveBeenDone, StringComparison.Ordinal));
        Assert.NotEqual(C1ErrorKind.Conflict, ApiErrors.From(Request with { Authorised = false }, FakeSender.Answer(status, body)).Kind);
        var sender = new FakeSender(() => FakeSender.Answer(status, body));
        await new RetryingSender(sender, new RecordedWaits().Rule).SendAsync(
            new() { Method = "PUT", Path = "/api/v1/things", Repeatable = true }, TestContext.Current.CancellationToken);
        Assert.Equal(status >= 500 && !isConflict ? 5 : 1, sender.Requests.Count);
    }

    [Fact]
    public void A_status_of_the_server_is_told_whole()
    {
        const string body = """
            {"code":3,"message":"invalid App.DisplayName: value is required (request-id: 7Gk-2/x)","details":[{"@type":"t","n":1,"list":[true,null]}]}
            """;
        var error = ApiErrors.From(Request, FakeSender.Answer(400, body));
        Assert.Equal(
            "POST /api/v1/apps was answered with 400 INVALID_ARGUMENT: invalid App.DisplayName: value is required (request-id: 7Gk-2/x)", error.Message);
        Assert.Equal(
            (400, "INVALID_ARGUMENT", "POST", "/api/v1/apps", "7Gk-2/x", body),
            (error.Status, error.Code, error.Method, error.Path, error.RequestId, error.Body));
        var detail = Assert.IsType<Dictionary<string, object?>>(Assert.Single(error.Details));
        Assert.Equal(new object?[] { "t", 1L, new object?[] { true, null } }, [detail["@type"], detail["n"], detail["list"]]);
    }

    [Fact]
    public void A_member_whose_name_says_that_it_is_a_secret_is_masked()
    {
        var body = """{"code":3,"message":"no","details":[{"password":"hunter2","reason":"weak"}]}""";
        Assert.Equal("""{"code":3,"message":"no","details":[{"password":"***","reason":"weak"}]}""", ApiErrors.From(Request, FakeSender.Answer(400, body)).Body);
    }

    [Theory]
    [InlineData(0, "OK")]
    [InlineData(5, "NOT_FOUND")]
    [InlineData(16, "UNAUTHENTICATED")]
    [InlineData(17, "17")]
    [InlineData(-1, "-1")]
    public void Codes_have_their_names(int number, string code) =>
        Assert.Equal(code, ApiErrors.From(Request, FakeSender.Answer(404, $$"""{"code":{{number}},"message":"m"}""")).Code);

    [Fact]
    public void A_request_id_may_stand_in_the_header_alone()
    {
        var error = ApiErrors.From(Request, FakeSender.Answer(500, """{"code":13,"message":"oops"}""") with { RequestId = "from-header" });
        Assert.Equal("from-header", error.RequestId);
    }

    [Theory]
    [InlineData("""{"error":"invalid_client","error_description":"no such client"}""", "no such client")]
    [InlineData("""{"error":"invalid_client"}""", "invalid_client")]
    [InlineData("""{"error":"invalid_client","error_description":null}""", "invalid_client")]
    public void Errors_of_the_token_endpoint_are_read(string body, string words)
    {
        var error = ApiErrors.From(Request with { Path = "/auth/v1/token", Authorised = false }, FakeSender.Answer(401, body));
        Assert.Equal(
            ("invalid_client", "POST /auth/v1/token was answered with 401 invalid_client: " + words, C1ErrorKind.SignInFailed),
            (error.Code, error.Message, error.Kind));
    }

    [Theory]
    [InlineData("", "application/json", "the answer is empty.")]
    [InlineData("<html>502</html>", "text/plain", "the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it.")]
    [InlineData("  \n<!DOCTYPE html>", "", "the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it.")]
    [InlineData("Bad", "TEXT/HTML", "the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it.")]
    [InlineData("upstream timed out", "text/plain", "it is not JSON.")]
    [InlineData("""{"code":3,""", "application/json", "the JSON in it is cut short or not what this call returns.")]
    [InlineData("{}", "application/json", "the JSON in it is cut short or not what this call returns.")]
    [InlineData("[]", "application/json", "the JSON in it is cut short or not what this call returns.")]
    [InlineData("null", "application/json", "it is not JSON.")]
    [InlineData("""{"code":"x","message":7,"details":{}}""", "application/json", "the JSON in it is cut short or not what this call returns.")]
    public void What_is_no_status_is_an_error_all_the_same(string body, string contentType, string words)
    {
        var error = ApiErrors.From(Request, FakeSender.Answer(502, body, contentType));
        Assert.Equal((C1ErrorKind.ServerError, 502, body), (error.Kind, error.Status, error.Body));
        Assert.Equal("POST /api/v1/apps was answered with 502: " + words + " " + Messages.MayHaveBeenDone, error.Message);
        Assert.Empty(error.Details);
    }

    [Theory]
    [InlineData(500, false, true)]
    [InlineData(504, false, true)]
    [InlineData(408, false, true)]
    [InlineData(499, false, true)]
    [InlineData(499, true, false)]
    [InlineData(500, true, false)]
    [InlineData(429, false, false)]
    [InlineData(400, false, false)]
    public void A_create_that_the_server_failed_at_may_have_been_done(int status, bool repeatable, bool mayHave) => Assert.Equal(
        mayHave,
        ApiErrors.From(Request with { Repeatable = repeatable }, FakeSender.Answer(status, "{}")).Message.EndsWith(Messages.MayHaveBeenDone, StringComparison.Ordinal));

    [Fact]
    public void Half_a_character_in_the_words_is_an_error_all_the_same() =>
        Assert.Equal(C1ErrorKind.InvalidInput, ApiErrors.From(Request, FakeSender.Answer(400, """{"code":3,"message":"bad \ud83d"}""")).Kind);

    [Fact]
    public void A_long_body_is_kept_to_its_limit() =>
        Assert.Equal(32_768, ApiErrors.From(Request, FakeSender.Answer(500, new string('x', 40_000))).Body!.Length);

    [Theory]
    [InlineData("", "the answer is empty.")]
    [InlineData("<html></html>", "the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it.")]
    [InlineData("""{"app":""", "the JSON in it is cut short or not what this call returns.")]
    [InlineData("hello", "it is not JSON.")]
    public void A_success_that_cannot_be_read_says_why(string body, string words)
    {
        var read = ApiErrors.Unreadable(Request with { Repeatable = true }, FakeSender.Answer(200, body, "") with { RequestId = "r" }, null);
        Assert.Equal((C1ErrorKind.InvalidResponse, 200, body, "r"), (read.Kind, read.Status, read.Body, read.RequestId));
        Assert.Equal("POST /api/v1/apps was answered with 200, but " + words, read.Message);
        Assert.Equal(read.Message + " The server may have done it: check before you send it again.",
            ApiErrors.Unreadable(Request, FakeSender.Answer(200, body, ""), null).Message);
    }
}
