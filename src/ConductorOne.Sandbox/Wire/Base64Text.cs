using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Base64 for URLs, without padding (RFC 4648, section 5).</summary>
internal static class Base64Text
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.AsSpan().IndexOfAnyExcept(Alphabet) >= 0 || text.Length % 4 == 1)
            return false;
        try
        {
            var padding = new string('=', (4 - (text.Length % 4)) % 4);
            bytes = Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + padding);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
