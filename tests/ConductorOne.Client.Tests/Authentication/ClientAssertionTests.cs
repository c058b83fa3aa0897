using System;
using System.Linq;
using System.Text;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class ClientAssertionTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    [Fact]
    public void Its_header_names_the_algorithm_and_a_nonce_of_32_hex_digits()
    {
        var header = Text(Sign().Split('.')[0]);
        Assert.StartsWith("""{"alg":"EdDSA","typ":"JWT","nonce":""" + "\"", header, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", Nonce(Sign()));
    }

    [Fact]
    public void Its_claims_are_those_of_the_vendor() => Assert.Equal(
        """{"iss":"fox@acme.conductor.one/spc","sub":"fox@acme.conductor.one/spc","aud":"acme.conductor.one","iat":1790000000,"nbf":1789999880,"exp":1790000120}""",
        Text(Sign().Split('.')[1]));

    [Fact]
    public void It_is_signed_with_the_key()
    {
        var parts = Sign().Split('.');
        var signed = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);
        Assert.Equal(3, parts.Length);
        Assert.True(Ed25519.Verify(Decode(parts[2]), 0, Keys.PublicKey, 0, signed, 0, signed.Length));
    }

    [Fact]
    public void No_two_nonces_are_the_same() =>
        Assert.Equal(64, Enumerable.Range(0, 64).Select(_ => Nonce(Sign())).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void It_is_url_safe_without_padding() => Assert.DoesNotContain(Sign(), c => c is '+' or '/' or '=');

    private static string Sign() => ClientAssertion.Sign(new Ed25519Key(Keys.Seed), "fox@acme.conductor.one/spc", "acme.conductor.one", Now);

    private static string Nonce(string assertion) =>
        System.Text.Json.Nodes.JsonNode.Parse(Text(assertion.Split('.')[0]))!["nonce"]!.GetValue<string>();

    private static string Text(string part) => Encoding.UTF8.GetString(Decode(part));

    private static byte[] Decode(string part) =>
        Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
}
