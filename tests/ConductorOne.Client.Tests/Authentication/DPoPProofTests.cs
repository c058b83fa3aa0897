using System;
using System.Linq;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class DPoPProofTests
{
    private const string Target = "https://acme.conductor.one/api/v1/apps";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    [Fact]
    public void Its_header_holds_the_public_key_and_no_more() => Wire.AssertJson(
        $$$"""{"alg":"EdDSA","typ":"dpop+jwt","jwk":{"kty":"OKP","crv":"Ed25519","x":"{{{Keys.X}}}"}}""", new Jwt(Sign()).HeaderText);

    [Fact]
    public void The_proof_of_a_token_request_names_method_and_target()
    {
        var claims = new Jwt(Sign()).Claims;
        Assert.Equal(["jti", "htm", "htu", "iat", "nbf", "exp"], claims.Select(c => c.Key));
        Assert.Equal(("POST", Target), (claims["htm"]!.GetValue<string>(), claims["htu"]!.GetValue<string>()));
        Assert.Equal(
            (1_790_000_000L, 1_789_999_880L, 1_790_000_120L),
            (claims["iat"]!.GetValue<long>(), claims["nbf"]!.GetValue<long>(), claims["exp"]!.GetValue<long>()));
    }

    [Fact]
    public void The_proof_of_a_call_is_bound_to_its_token()
    {
        // The token and its thumbprint are those of RFC 9449, section 7.1.
        var claims = new Jwt(Sign("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU")).Claims;
        Assert.Equal(["jti", "htm", "htu", "ath", "iat", "nbf", "exp"], claims.Select(c => c.Key));
        Assert.Equal("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo", claims["ath"]!.GetValue<string>());
    }

    [Fact]
    public void It_repeats_what_the_server_asked_for() =>
        Assert.Equal("eyJ7S_zG.eyJH0-Z.HX4w-7v", new Jwt(Sign(nonce: "eyJ7S_zG.eyJH0-Z.HX4w-7v")).Claims["nonce"]!.GetValue<string>());

    [Fact]
    public void It_is_signed_with_the_key()
    {
        Assert.True(new Jwt(Sign("token", "nonce")).IsSignedBy(Keys.PublicKey));
        Assert.False(new Jwt(Sign("token", "nonce")).IsSignedBy(Ed25519Key.Generate().PublicKey));
    }

    [Fact]
    public void No_two_are_alike() =>
        Assert.Equal(64, Enumerable.Range(0, 64).Select(_ => new Jwt(Sign()).Claims["jti"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count());

    private static string Sign(string? token = null, string? nonce = null) => DPoPProof.Sign(new Ed25519Key(Keys.Seed), "POST", Target, token, nonce, Now);
}
