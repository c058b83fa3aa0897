using System.Linq;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>Tells ids from names.</summary>
internal static class Identifiers
{
    // The server makes no others, and refuses all others.
    private const int Length = 27;

    public static bool IsId(string text) => text.Length == Length && text.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));
}
