using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class StaticTokenTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void One_that_says_itself_that_it_has_ended_is_refused_at_once()
    {
        var ended = DateTimeOffset.UtcNow.AddMinutes(-6);
        Wire.Refused(
            "AccessToken",
            FormattableString.Invariant($"The access token expired at {ended:u}. Get a new one."),
            () => _ = new StaticTokenSource(Ending(ended.ToUnixTimeSeconds())));
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(0)]
    [InlineData(60)]
    public async Task One_whose_end_a_wrong_clock_may_have_told_is_used(int minutes)
    {
        var end = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();
        var token = await TokenOf(Ending(end));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(end), token.ExpiresAt);
        Assert.Equal((false, false), (token.IsDue, token.IsExpired));
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("e30.eyJleHAiOiJzb29uIn0.e30")]
    public async Task One_that_does_not_say_when_it_ends_is_used_as_it_is(string text)
    {
        var token = await TokenOf(text);
        Assert.Equal((text, "Bearer", null), (token.Value, token.Type, token.ExpiresAt));
    }

    [Fact]
    public async Task One_that_ends_with_time_itself_is_used() => Assert.Equal(9999, (await TokenOf(Ending(253_402_300_799))).ExpiresAt!.Value.Year);

    [Fact]
    public void Whatever_is_given_is_taken_or_refused_in_words() => Always.Holds(
        JwtClaimsTests.AnyToken,
        text =>
        {
            try
            {
                Assert.Equal([text.Trim()], new StaticTokenSource(text).Secrets);
            }
            catch (C1InputException e)
            {
                Assert.StartsWith("The access token ", e.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public async Task A_refusal_says_that_there_is_no_way_to_get_another()
    {
        await using var server = new RawServer(_ => RawServer.Answer(401, """{"code":16,"message":"token is expired"}"""));
        using var client = new C1Client(server.Url, new StaticTokenSource("hunter2-token"));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(IdentityCalls.Introspect(), null, Cancelled));
        Assert.Equal(
            "GET /api/v1/auth/introspect was answered with 401 UNAUTHENTICATED: token is expired. The access token has expired or was revoked, and this session "
                + "cannot get another. Run Connect-C1 with a new token, or with credentials that renew it.",
            error.Message);
        Assert.Equal((C1ErrorKind.Unauthorized, 401), (error.Kind, error.Status));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Any_other_error_is_left_as_it_is()
    {
        await using var server = new RawServer(_ => RawServer.Answer(403, """{"code":7,"message":"not allowed"}"""));
        using var client = new C1Client(server.Url, new StaticTokenSource("hunter2-token"));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(IdentityCalls.Introspect(), null, Cancelled));
        Assert.EndsWith("403 PERMISSION_DENIED: not allowed", error.Message, StringComparison.Ordinal);
    }

    private static string Ending(long seconds) => Jwt.Of(FormattableString.Invariant($"{{\"exp\":{seconds}}}"));

    private static Task<AccessToken> TokenOf(string text) =>
        new StaticTokenSource(text).FetchAsync(TokenEndpoint.Behind(FakeSender.Answering(500)), null, Cancelled);
}
