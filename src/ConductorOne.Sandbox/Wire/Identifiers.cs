using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Makes ids that look like the live server's: KSUIDs, 27 base62 digits of a time and 16 random bytes.</summary>
internal static class Identifiers
{
    private const int Length = 27;
    private const long Epoch = 1_400_000_000;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>What an id looks like, as errors quote it.</summary>
    public const string Pattern = "^[a-zA-Z0-9]{27}$";

    /// <summary>The error about an id that does not look like one.</summary>
    public static string Rule { get; } = $"value does not match regex pattern \"{Pattern}\"";

    /// <summary>Whether a text looks like an id.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
            return false;
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
                return false;
        }

        return true;
    }

    public static string Create() => string.Create(Length, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - Epoch, static (digits, seconds) =>
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);

        Span<uint> words = stackalloc uint[5];
        words[0] = (uint)seconds;
        for (var i = 0; i < 4; i++)
            words[i + 1] = BinaryPrimitives.ReadUInt32BigEndian(random[(i * 4)..]);

        // Long division of the 160-bit number by 62, one digit a round.
        for (var position = digits.Length - 1; position >= 0; position--)
        {
            var remainder = 0UL;
            for (var i = 0; i < words.Length; i++)
            {
                var dividend = (remainder << 32) | words[i];
                words[i] = (uint)(dividend / 62);
                remainder = dividend % 62;
            }

            digits[position] = Digits[(int)remainder];
        }
    });
}
