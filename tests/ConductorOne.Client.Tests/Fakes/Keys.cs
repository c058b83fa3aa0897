using System;
using System.Text;
using ConductorOne.Authentication;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>The first test vector of RFC 8032, section 7.1, and client secrets made of it.</summary>
internal static class Keys
{
    public const string Prefix = "secret-token:conductorone.com:v1:";

    public static byte[] Seed => Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    public static byte[] PublicKey => Convert.FromHexString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    public static string D => Base64Url.Encode(Seed);

    public static string X => Base64Url.Encode(PublicKey);

    public static string Jwk => $$"""{"kty":"OKP","crv":"Ed25519","x":"{{X}}","d":"{{D}}"}""";

    public static string Secret => SecretOf(Jwk);

    public static string SecretOf(string jwk) => Prefix + Base64Url.Encode(Encoding.UTF8.GetBytes(jwk));
}
