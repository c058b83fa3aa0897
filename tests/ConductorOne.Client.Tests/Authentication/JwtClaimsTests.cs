using System;
using System.Linq;
using System.Text;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class JwtClaimsTests
{
    [Fact]
    public void It_reads_who_issued_it_for_whom_and_when()
    {
        Assert.True(JwtClaims.TryRead(
            Jwt.Of("""{"iss":"https://issuer.example","sub":"repo:acme/iac","aud":"acme.conductor.one","iat":1790000000,"exp":1790000600.5,"more":{"a":[1]}}"""),
            out var claims));
        Assert.Equal(("https://issuer.example", "repo:acme/iac"), (claims.Issuer, claims.Subject));
        Assert.Equal(["acme.conductor.one"], claims.Audiences);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000), claims.IssuedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_600_500), claims.ExpiresAt);
    }

    [Theory]
    [InlineData("""["a","b"]""", "a b")]
    [InlineData("""["a",1,null,{},"b"]""", "a b")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("""{"a":"b"}""", "")]
    public void Its_audience_may_be_several_or_none(string audience, string read)
    {
        Assert.True(JwtClaims.TryRead(Jwt.Of($$"""{"aud":{{audience}}}"""), out var claims));
        Assert.Equal(read, string.Join(' ', claims.Audiences));
    }

    [Theory]
    [InlineData("\"1790000000\"")]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("1e999")]
    [InlineData("253402300800")]
    [InlineData("[1790000000]")]
    [InlineData("true")]
    public void A_time_that_is_none_is_left_out(string time)
    {
        Assert.True(JwtClaims.TryRead(Jwt.Of($$"""{"iss":"x","iat":{{time}},"exp":{{time}}}"""), out var claims));
        Assert.Equal(("x", null, null), (claims.Issuer, claims.IssuedAt, claims.ExpiresAt));
    }

    [Fact]
    public void The_end_of_time_is_a_time()
    {
        Assert.True(JwtClaims.TryRead(Jwt.Of("""{"exp":253402300799}"""), out var claims));
        Assert.Equal(9999, claims.ExpiresAt!.Value.Year);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("..")]
    [InlineData("e30.e30.")]
    [InlineData("e30.e30")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("e30.W10.e30")]
    [InlineData("W10.e30.e30")]
    [InlineData("bnVsbA.e30.e30")]
    [InlineData("e3.e30.e30")]
    [InlineData("e30.!.e30")]
    [InlineData("e30.e30.!")]
    [InlineData("e30.e30. ")]
    [InlineData("e30.e\n30.e30")]
    [InlineData(" e30.e30.e30")]
    public void What_is_no_jwt_is_not_read(string text) => Assert.False(JwtClaims.TryRead(text, out _));

    [Fact]
    public void Padding_that_some_issuers_leave_does_no_harm() => Assert.True(JwtClaims.TryRead("e30=.eyJhIjoxfQ==.e30=", out _));

    [Fact]
    public void A_claim_that_is_no_text_is_no_reason_to_refuse_the_rest()
    {
        Assert.True(JwtClaims.TryRead(Jwt.Of("""{"iss":5,"sub":null,"aud":"a"}"""), out var claims));
        Assert.Equal((null, null, "a"), (claims.Issuer, claims.Subject, claims.Audiences.Single()));
    }

    [Fact]
    public void Reading_never_fails() => Always.Holds(AnyToken, text => JwtClaims.TryRead(text, out _));

    /// <summary>Any text, and what looks like a JWT until it is looked at closely.</summary>
    internal static Gen<string> AnyToken { get; } = Gen.Frequency(
        (1, Always.AnyCodeUnits),
        (1, Always.AnyText.Select(t => Jwt.Of(t))),
        (1, Always.AnyText.Select(t => Jwt.Of("{}", t))),
        (1, ArbMap.Default.GeneratorFor<byte[]>().Select(b => "e30." + Base64Url.Encode(b) + ".e30")),
        (3, from name in Gen.Elements("iss", "sub", "aud", "iat", "exp")
            from value in AnyJson
            select Jwt.Of("{\"" + name + "\":" + value + "}")));

    private static Gen<string> AnyJson => Gen.Frequency(
        (3, Gen.Elements("null", "true", "1", "-1", "0.5", "1e999", "-1e999", "99999999999999999999", "253402300799", "253402300799.999", "1790000000")),
        (1, Gen.Choose(0, int.MaxValue).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (2, Gen.Elements("\"\"", "\"x\"", "\"\\ud800\"", "[\"\\udfff\"]", "\"\\u0000\"", "[]", "{}", "[[[[]]]]", "{\"a\":")),
        (1, Gen.Constant(new StringBuilder().Insert(0, "[", 100).ToString())));
}
