using System.Linq;
using System.Security.Cryptography;

namespace ConductorOne.Sandbox.Device;

/// <summary>The codes that people compare or type, such as <c>BCDF-GHJK</c> (RFC 8628, section 6.1).</summary>
internal static class UserCode
{
    private const int PartLength = 4;

    // Without vowels no code spells a word.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";

    public static string Create() => $"{Part()}-{Part()}";

    /// <summary>Whether both are the same code, in whatever case and with whatever between the letters.</summary>
    public static bool AreEqual(string code, string typed) => Plain(code) == Plain(typed);

    private static string Part() => RandomNumberGenerator.GetString(Letters, PartLength);

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetter)).ToUpperInvariant();
}
