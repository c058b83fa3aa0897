using System;
using ConductorOne.Authentication.Federation;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Federation;

public class SubjectTokenTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    [Fact]
    public void It_is_taken_without_the_blanks_around_it()
    {
        var token = Jwt.Issued(Now);
        var read = SubjectToken.Read("\n " + token + " \r\n", "-OidcToken", "Get another.", Now);
        Assert.Equal((token, "repo:acme/iac"), (read.Value, read.Claims.Subject));
        Assert.Equal("SubjectToken", read.ToString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(9 * 60)]
    [InlineData(10 * 60)]
    public void It_is_good_for_ten_minutes(int age) =>
        Assert.NotNull(SubjectToken.Read(Claiming($"\"iat\":{Now.ToUnixTimeSeconds() - age}"), "-OidcToken", "Get another.", Now));

    [Theory]
    [InlineData(601, 10)]
    [InlineData(660, 11)]
    [InlineData(86400, 1440)]
    public void An_older_one_is_refused(int age, int minutes) => Wire.Refused(
        "-OidcToken",
        $"The OIDC token of -OidcToken was issued {minutes} minutes ago, and the server accepts a token for ten minutes. Get another. "
            + "(If the token is fresh, the clock of this machine is wrong.)",
        () => SubjectToken.Read(Claiming($"\"iat\":{Now.ToUnixTimeSeconds() - age}"), "-OidcToken", "Get another.", Now));

    [Fact]
    public void One_that_has_ended_is_refused() => Wire.Refused(
        "/run/token",
        "The OIDC token of /run/token expired at 2026-09-21 14:08:20Z. Get a fresh one. (If it is fresh, the clock of this machine is wrong.)",
        () => SubjectToken.Read(Claiming($"\"exp\":{Now.ToUnixTimeSeconds() - 300}"), "/run/token", "Get another.", Now));

    [Theory]
    [InlineData(299)]
    [InlineData(0)]
    [InlineData(-600)]
    public void One_that_ended_by_a_clock_that_may_be_five_minutes_fast_is_the_servers_to_refuse(int ended) =>
        Assert.NotNull(SubjectToken.Read(Claiming($"\"exp\":{Now.ToUnixTimeSeconds() - ended}"), "-OidcToken", "Get another.", Now));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void An_empty_one_is_called_empty(string text) =>
        Wire.Refused("TFC_TOKEN", "TFC_TOKEN contains no OIDC token: it is empty.", () => SubjectToken.Read(text, "TFC_TOKEN", "Get another.", Now));

    [Theory]
    [InlineData("hunter2")]
    [InlineData("ghs_hunter2.hunter2")]
    [InlineData("e30.e30.hunter2 hunter2")]
    [InlineData("<html>hunter2</html>")]
    public void What_is_no_jwt_is_refused_and_not_repeated(string text) => Wire.Refused(
        "-OidcToken",
        "-OidcToken contains no OIDC token: it is not a JWT, which has three parts of base64url separated by dots.",
        () => SubjectToken.Read(text, "-OidcToken", "Get another.", Now));

    [Fact]
    public void Without_times_the_server_decides() => Assert.NotNull(SubjectToken.Read(Jwt.Of("{}"), "-OidcToken", "Get another.", Now));

    [Fact]
    public void Whatever_is_given_is_taken_or_refused_in_words() => Always.Holds(
        JwtClaimsTests.AnyToken,
        text =>
        {
            try
            {
                Assert.Equal(text.Trim(), SubjectToken.Read(text, "-OidcToken", "Get another.", Now).Value);
            }
            catch (C1InputException e)
            {
                Assert.Contains("-OidcToken", e.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public void No_refusal_repeats_the_token() => Always.Holds(
        from before in Always.AnyText
        from after in Always.AnyText
        select before + "hunter2" + after,
        text =>
        {
            foreach (var given in new[] { text, Jwt.Of(text), Jwt.Of("{\"iat\":1}", text) })
                Assert.DoesNotContain("hunter2", Assert.Throws<C1InputException>(() => SubjectToken.Read(given, "-OidcToken", "Get another.", Now)).ToString(), StringComparison.Ordinal);
        });

    private static string Claiming(string claims) => Jwt.Of("{" + claims + "}");
}
