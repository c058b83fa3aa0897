using System.Globalization;
using System.Security.Cryptography;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Makes client ids that look like the live server's: <c>brave-otter-12345@host/kind</c>.</summary>
internal static class ClientIds
{
    private static readonly string[] Adjectives = ["brave", "calm", "eager", "gentle", "lively", "proud", "quiet", "swift"];
    private static readonly string[] Animals = ["badger", "falcon", "heron", "lynx", "marten", "otter", "raven", "seal"];

    /// <summary>A new client id.</summary>
    /// <param name="authority">The tenant's host and port.</param>
    /// <param name="kind"><c>spc</c>, <c>pcc</c> or <c>wfe</c>.</param>
    public static string Create(string authority, string kind) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Pick(Adjectives)}-{Pick(Animals)}-{RandomNumberGenerator.GetInt32(10_000, 100_000)}@{authority}/{kind}");

    /// <summary>The name that a client id begins with: what comes before the @.</summary>
    public static string NameOf(string clientId) => clientId.Split('@')[0];

    private static string Pick(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];
}
