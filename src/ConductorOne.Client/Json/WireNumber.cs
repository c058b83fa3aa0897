using System.Globalization;
using System.Text.Json;

namespace ConductorOne.Json;

/// <summary>Whole numbers as proto3 JSON has them: <c>5</c>, <c>5.0</c>, <c>5e2</c>, and each of them as text.</summary>
internal static class WireNumber
{
    public static bool TryRead(ref Utf8JsonReader reader, out long number)
    {
        number = 0;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt64(out number) || (reader.TryGetDecimal(out var exact) && IsWhole(exact, out number)),
            JsonTokenType.String => reader.GetString() is { Length: > 0 } text && TryRead(text, out number),
            _ => false,
        };
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        || (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var exact)
            && IsWhole(exact, out number));

    private static bool IsWhole(decimal exact, out long number)
    {
        var isWhole = decimal.Truncate(exact) == exact && exact is >= long.MinValue and <= long.MaxValue;
        number = isWhole ? (long)exact : 0;
        return isWhole;
    }
}
