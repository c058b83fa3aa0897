using System;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConductorOne.Sandbox.Validation;

/// <summary>Reads integers in all forms that proto3 JSON has for them: <c>3</c>, <c>3.0</c>, <c>3e0</c>, and each of them as a string.</summary>
internal static partial class WireNumber
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads an integer of a kind, in plain digits.</summary>
    public static bool TryRead(JsonElement value, FieldKind kind, out string digits)
    {
        digits = "";
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String when JsonText.TryRead(value, out var quoted) && NumberPattern().IsMatch(quoted) => quoted,
            _ => null,
        };
        if (text is null || !decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number))
            return false;
        var (least, most) = Range(kind);
        if (number < least || number > most)
            return false;

        digits = ((Int128)number).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static (decimal Least, decimal Most) Range(FieldKind kind) => kind switch
    {
        FieldKind.UInt32 => (0, uint.MaxValue),
        FieldKind.Int64 => (long.MinValue, long.MaxValue),
        FieldKind.UInt64 => (0, ulong.MaxValue),
        _ => (int.MinValue, int.MaxValue),
    };

    // What JSON takes as a number.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
