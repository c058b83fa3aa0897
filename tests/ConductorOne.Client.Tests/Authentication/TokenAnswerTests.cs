using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class TokenAnswerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"access_token":"t","token_type":"Bearer","expires_in":600}""", "Bearer", 600)]
    [InlineData("""{"access_token":"t","token_type":"bearer","expires_in":"1800","scope":null,"more":{"a":[1]}}""", "Bearer", 1800)]
    [InlineData("""{"access_token":"t","token_type":"DPoP","expires_in":3600}""", "DPoP", 3600)]
    [InlineData("""{"access_token":"t","token_type":null,"expires_in":99999999999}""", "Bearer", 366 * 24 * 60 * 60)]
    public async Task Its_type_and_lifetime_are_read(string json, string type, int seconds)
    {
        var time = new ManualTime();
        var token = await FetchAsync(json, isProving: type == "DPoP", time);
        Assert.Equal(("t", type, time.Now.AddSeconds(seconds)), (token.Value, token.Type, token.ExpiresAt));
        Assert.False(token.IsDue);
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.True(token.IsExpired);
    }

    [Theory]
    [InlineData("""{"access_token":"t"}""")]
    [InlineData("""{"access_token":"t","expires_in":0}""")]
    [InlineData("""{"access_token":"t","expires_in":-5}""")]
    [InlineData("""{"access_token":"t","expires_in":null}""")]
    public async Task Without_a_lifetime_it_lasts_until_it_is_refused(string json)
    {
        var token = await FetchAsync(json);
        Assert.Null(token.ExpiresAt);
        Assert.False(token.IsDue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("""{"access_token":"hunter2hunter""")]
    [InlineData("""{"access_token":"hunter2","expires_in":"soon"}""")]
    [InlineData("""{"access_token":"hunter2","expires_in":"99999999999999999999"}""")]
    [InlineData("""{"access_token":"hunter2","expires_in":[600]}""")]
    [InlineData("""{"access_token":{"hunter2":1}}""")]
    public async Task One_that_holds_no_token_is_refused_and_not_shown(string json)
    {
        var error = await Assert.ThrowsAsync<C1ApiException>(() => FetchAsync(json));
        Assert.Equal((C1ErrorKind.InvalidResponse, 200), (error.Kind, error.Status));
        Assert.StartsWith("POST /auth/v1/token was answered with 200, but ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString() + error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_is_called_a_web_page()
    {
        var source = new PlainSecretTokenSource("fox@acme.conductor.one/spc", "hunter2");
        var sender = new FakeSender(() => FakeSender.Answer(200, "<html>Sign in</html>", "text/html"));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(TokenEndpoint.Behind(sender), null, Cancelled));
        Assert.Equal(
            "POST /auth/v1/token was answered with 200, but the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it.",
            error.Message);
    }

    private static Task<AccessToken> FetchAsync(string json, bool isProving = false, ManualTime? time = null) =>
        new PlainSecretTokenSource("fox@acme.conductor.one/spc", "hunter2-secret")
            .FetchAsync(TokenEndpoint.Behind(FakeSender.Answering(json), isProving, time?.Clock), null, Cancelled);
}
