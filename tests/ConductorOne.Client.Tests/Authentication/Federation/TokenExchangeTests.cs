using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Federation;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Federation;

public class TokenExchangeTests
{
    private const string ClientId = "fox@127.0.0.1:8443/wfe";
    private const string Granted = """{"access_token":"granted","token_type":"Bearer","expires_in":1800}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_sends_the_token_of_the_issuer()
    {
        var token = Jwt.Fresh();
        var subjects = new FakeSubjectTokens(() => " " + token + "\n");
        var server = FakeSender.Answering(Granted);
        var source = NewSource(subjects);
        var granted = await source.FetchAsync(TokenEndpoint.Behind(server), null, Cancelled);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/auth/v1/token", "application/x-www-form-urlencoded"), (request.Method, request.Path, request.ContentType));
        Assert.Equal((false, true, null, null), (request.Authorised, request.Repeatable, request.Authorization, request.Proof));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
                ["subject_token"] = token,
                ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
                ["client_id"] = ClientId,
            },
            Form.Read(server.Bodies[0]));
        Assert.Equal(["127.0.0.1"], subjects.Audiences);
        Assert.Equal(("granted", "Bearer"), (granted.Value, granted.Type));
        Assert.Equal(("WorkloadFederation", true, null), (source.SignIn, source.CanRenew, source.Advice));
    }

    [Fact]
    public async Task Each_fetch_reads_a_new_token()
    {
        var server = FakeSender.Answering(Granted);
        var endpoint = TokenEndpoint.Behind(server);
        var source = NewSource(new FakeSubjectTokens(Jwt.Fresh));
        await source.FetchAsync(endpoint, null, Cancelled);
        await source.FetchAsync(endpoint, null, Cancelled);
        Assert.Equal(2, server.Bodies.Select(b => Form.Read(b)["subject_token"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_token_and_what_got_it_are_secrets()
    {
        var token = Jwt.Fresh();
        var source = NewSource(new FakeSubjectTokens(() => token) { Secrets = ["hunter2-issuer"] });
        Assert.Equal(["hunter2-issuer"], source.Secrets);
        await source.FetchAsync(TokenEndpoint.Behind(FakeSender.Answering(Granted)), null, Cancelled);
        Assert.Equal(["hunter2-issuer", token], source.Secrets);
    }

    [Theory]
    [InlineData(401, "invalid_client", "no trust of this name")]
    [InlineData(400, "invalid_grant", "the issuer is not the trust's")]
    [InlineData(403, "access_denied", "the condition of the trust is not met")]
    public async Task A_refusal_comes_in_the_servers_words_with_what_to_check(int status, string code, string words)
    {
        var error = await RefusedAsync(Jwt.Fresh(), status, $$"""{"error":"{{code}}","error_description":"{{words}}"}""");
        Assert.Equal((C1ErrorKind.SignInFailed, status, code), (error.Kind, error.Status, error.Code));
        Assert.Equal(
            $"POST /auth/v1/token was answered with {status} {code}: {words}. Check the trust {ClientId} in C1: does it exist, "
                + "does it trust the issuer https://issuer.example, and does its condition hold for the subject repo:acme/iac?",
            error.Message);
    }

    [Theory]
    [InlineData("\"acme.example\"", "acme.example")]
    [InlineData("""["a","b"]""", "a, b")]
    [InlineData("[]", "none")]
    public async Task A_token_made_out_to_somebody_else_is_what_to_check_first(string audience, string shown)
    {
        var error = await RefusedAsync(Jwt.Of($$"""{"aud":{{audience}}}"""), 400, """{"error":"invalid_grant","error_description":"wrong audience."}""");
        Assert.Equal(
            "POST /auth/v1/token was answered with 400 invalid_grant: wrong audience. "
                + $"The OIDC token is made out to {shown}; its audience (aud) must hold 127.0.0.1. Set that where the token is asked for.",
            error.Message);
    }

    [Fact]
    public async Task One_of_several_audiences_will_do()
    {
        var error = await RefusedAsync(Jwt.Of("""{"aud":["x","127.0.0.1"]}"""), 400, """{"error":"invalid_grant"}""");
        Assert.EndsWith("does it trust the issuer none, and does its condition hold for the subject none?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_only_the_servers_clock_finds_too_old_is_called_that()
    {
        // This machine is five minutes slow: the token is eleven minutes old, and looks like six.
        var server = new FakeSender((_, _) => FakeSender.Answer(400, """{"error":"invalid_grant","error_description":"too old"}""") with
        {
            Date = DateTimeOffset.UtcNow.AddMinutes(5),
        });
        var source = NewSource(new FakeSubjectTokens(() => Jwt.Issued(DateTimeOffset.UtcNow.AddMinutes(-6))));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(TokenEndpoint.Behind(server), null, Cancelled));
        Assert.StartsWith(
            "POST /auth/v1/token was answered with 400 invalid_grant: too old. The OIDC token of the issuer was issued 11 minutes ago, and the server accepts a token for ten minutes. Get another. ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_failures_pass_as_they_are()
    {
        var failure = new C1ApiException("it broke") { Kind = C1ErrorKind.Network };
        var source = NewSource(new FakeSubjectTokens(Jwt.Fresh));
        Assert.Same(failure, await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(TokenEndpoint.Behind(new FakeSender(() => throw failure)), null, Cancelled)));
    }

    [Fact]
    public async Task What_an_issuer_gives_is_checked_before_it_is_sent()
    {
        var server = FakeSender.Answering(Granted);
        var source = NewSource(new FakeSubjectTokens(() => "hunter2"));
        var error = await Assert.ThrowsAsync<C1InputException>(() => source.FetchAsync(TokenEndpoint.Behind(server), null, Cancelled));
        Assert.StartsWith("the issuer contains no OIDC token", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_given_token_that_is_too_old_by_the_time_of_the_renewal_says_what_to_do()
    {
        var server = FakeSender.Answering(Granted);
        var endpoint = TokenEndpoint.Behind(server);
        using var cache = new TokenCache(NewSource(new GivenSubjectToken(Jwt.Fresh())), endpoint);
        var token = await cache.GetAsync(null, Cancelled);

        // Half an hour later, as the server tells it.
        endpoint.Clock.Learn(DateTimeOffset.UtcNow.AddMinutes(30));
        cache.Discard(token);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => cache.GetAsync(null, Cancelled));
        Assert.Equal(C1ErrorKind.SignInFailed, error.Kind);
        Assert.StartsWith(
            "The OIDC token of -OidcToken was issued 30 minutes ago, and the server accepts a token for ten minutes. Give a fresh one. "
                + "-OidcTokenFile, -OidcTokenVariable and -OidcTokenSource get fresh ones by themselves, whenever one is needed.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_token_shows_in_no_message_though_the_server_echoes_it()
    {
        var token = Jwt.Of("""{"aud":"127.0.0.1"}""", """  {"kid":"its text does not begin as most do"}""");
        var error = await RefusedAsync(token, 400, $$"""{"error":"invalid_grant","error_description":"bad {{token}}"}""");
        Assert.Contains("bad ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, error.ToString() + error.Body, StringComparison.Ordinal);
    }

    private static TokenExchangeSource NewSource(ISubjectTokenSource subjects) => new(ClientId, subjects, "127.0.0.1");

    private static async Task<C1ApiException> RefusedAsync(string token, int status, string answer)
    {
        var server = new FakeSender(() => FakeSender.Answer(status, answer));
        var source = NewSource(new FakeSubjectTokens(() => token));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(TokenEndpoint.Behind(server), null, Cancelled));
        Assert.Single(server.Requests);
        return error;
    }
}
