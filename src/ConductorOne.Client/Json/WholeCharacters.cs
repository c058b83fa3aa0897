using System;
using System.Text;

namespace ConductorOne.Json;

/// <summary>JSON in which every text can be read: half a character, or bytes that are none, become the replacement character.</summary>
internal static class WholeCharacters
{
    private const int EscapeLength = 6;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Of(byte[] json)
    {
        var whole = json;
        try
        {
            Strict.GetCharCount(json);
        }
        catch (DecoderFallbackException)
        {
            whole = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        }

        for (var at = 0; (at = Next(whole, at)) >= 0;)
        {
            var unit = UnitAt(whole, at);
            if (IsHigh(unit) && IsLow(UnitAt(whole, at + EscapeLength)))
            {
                at += 2 * EscapeLength;
                continue;
            }

            if (IsHigh(unit) || IsLow(unit))
            {
                whole = ReferenceEquals(whole, json) ? (byte[])json.Clone() : whole;
                "\\uFFFD"u8.CopyTo(whole.AsSpan(at));
            }

            at += 2;
        }

        return whole;
    }

    // Where the next backslash is.
    private static int Next(byte[] json, int from)
    {
        var found = from < json.Length ? json.AsSpan(from).IndexOf((byte)'\\') : -1;
        return found < 0 ? -1 : from + found;
    }

    // The code unit that an escape stands for; -1 where there is none.
    private static int UnitAt(byte[] json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != '\\' || json[at + 1] != 'u')
        {
            return -1;
        }

        var unit = 0;
        for (var i = at + 2; i < at + EscapeLength; i++)
        {
            var digit = json[i] switch
            {
                >= (byte)'0' and <= (byte)'9' => json[i] - '0',
                >= (byte)'a' and <= (byte)'f' => json[i] - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => json[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return -1;
            }

            unit = (unit * 16) + digit;
        }

        return unit;
    }

    private static bool IsHigh(int unit) => unit is >= 0xD800 and <= 0xDBFF;

    private static bool IsLow(int unit) => unit is >= 0xDC00 and <= 0xDFFF;
}
