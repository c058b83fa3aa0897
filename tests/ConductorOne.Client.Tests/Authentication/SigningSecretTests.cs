using System;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class SigningSecretTests
{
    private const string NotBase64 =
        "The client secret is damaged: what follows secret-token:conductorone.com:v1: is not base64url. Was it copied completely?";

    private const string NotJson = "The client secret is damaged: it does not contain a key (a JWK). Was it copied completely?";

    private const string OtherKind = "The client secret contains a key of another kind: an Ed25519 key (kty OKP, crv Ed25519) is needed.";

    private const string NoPrivateKey = "The client secret contains no private key of 32 bytes. Was it copied completely?";

    private const string KeysDiffer = "The client secret is damaged: its public and its private key do not belong together.";

    [Fact]
    public void Blanks_around_it_do_not_count() => Assert.Equal(Keys.PublicKey, SigningSecret.Read("  " + Keys.Secret + "\r\n").PublicKey);

    [Fact]
    public void A_key_without_its_public_half_is_enough() => Assert.Equal(
        Keys.PublicKey, SigningSecret.Read(Keys.SecretOf($$"""{"kty":"OKP","crv":"Ed25519","d":"{{Keys.D}}"}""")).PublicKey);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_empty_one_is_refused(string secret) => Refused(secret, "The client secret is empty.");

    [Theory]
    [InlineData("hunter2-hunter2")]
    [InlineData("SECRET-TOKEN:conductorone.com:v1:hunter2-hunter2")]
    [InlineData("secret-token:example.com:v1:hunter2-hunter2")]
    public void One_without_the_prefix_is_refused(string secret) => Refused(
        secret,
        "The client secret does not begin with secret-token:conductorone.com:v1: so it is not a key to sign with. "
            + "The beginning is part of the secret; -PlainSecret sends a secret of another kind as it is.");

    [Theory]
    [InlineData("secret-token:conductorone.com:v2:hunter2-hunter2")]
    [InlineData("secret-token:conductorone.com:hunter2-hunter2")]
    public void One_of_another_version_is_refused(string secret) => Refused(
        secret, "The client secret is of a version that this module does not know; it knows secret-token:conductorone.com:v1:");

    [Theory]
    [InlineData("hunter2!hunter2!")]
    [InlineData("hunter2-hunter2-hunter2-h")]
    public void One_that_is_not_base64url_is_refused(string rest) => Refused(Keys.Prefix + rest, NotBase64);

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","d":"hunter2""")]
    [InlineData("""["hunter2"]""")]
    [InlineData("\"hunter2\"")]
    [InlineData("null")]
    public void One_without_a_jwk_is_refused(string jwk) => Refused(Keys.SecretOf(jwk), NotJson);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"kty":"RSA","n":"hunter2","d":"hunter2"}""")]
    [InlineData("""{"kty":"OKP","crv":"X25519","d":"hunter2"}""")]
    [InlineData("""{"kty":"OKP","d":"hunter2"}""")]
    [InlineData("""{"kty":1,"crv":"Ed25519","d":"hunter2"}""")]
    public void A_key_of_another_kind_is_refused(string jwk) => Refused(Keys.SecretOf(jwk), OtherKind);

    [Theory]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"hunter2"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","d":"hunter2hunter2"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","d":"hunter2!"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","d":["hunter2"]}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    public void A_missing_short_or_long_private_key_is_refused(string jwk) => Refused(Keys.SecretOf(jwk), NoPrivateKey);

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("hunter2!")]
    [InlineData("aHVudGVy")]
    public void A_public_key_that_does_not_belong_to_it_is_refused(string x) =>
        Refused(Keys.SecretOf($$"""{"kty":"OKP","crv":"Ed25519","x":"{{x}}","d":"{{Keys.D}}"}"""), KeysDiffer);

    [Fact]
    public void Half_a_character_in_the_key_is_refused_too() =>
        Refused(Keys.SecretOf("""{"kty":"OKP","crv":"Ed25519","d":"hunter2\ud800"}"""), null);

    [Fact]
    public void Every_part_of_a_secret_that_is_not_whole_is_refused_without_repeating_it() => Always.Holds(
        Gen.Choose(0, Keys.Secret.Length - 1), length => Refused(Keys.Secret[..length], null));

    private static void Refused(string secret, string? message)
    {
        var error = Assert.Throws<C1InputException>(() => SigningSecret.Read(secret));
        Assert.Equal("ClientSecret", error.Parameter);
        Assert.Equal(message ?? error.Message, error.Message);
        var shown = error.ToString();
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
        if (secret.Length > Keys.Prefix.Length + 3)
            Assert.DoesNotContain(secret[Keys.Prefix.Length..], shown, StringComparison.Ordinal);
    }
}
