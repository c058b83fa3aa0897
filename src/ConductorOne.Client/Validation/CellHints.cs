using System;
using System.Globalization;
using System.Text.RegularExpressions;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>What else can be said of a text that is no number or no duration: which way it is out of range, or what was probably meant.</summary>
internal static class CellHints
{
    private static readonly Regex Whole = new(@"\A\s*(?<sign>[+-]?)\d+(\.0+)?([eE]\+?\d+)?(?<unit>s?)\s*\z", RegexOptions.CultureInvariant);
    private static readonly Regex Clock = new(@"\A\s*(\d{1,6}):([0-5]?\d)(?::([0-5]?\d))?\s*\z", RegexOptions.CultureInvariant);
    private static readonly Regex Unit = new(
        @"\A\s*(\d{1,6})\s*(?:(?<m>m|min|mins|minutes?)|(?<h>h|hrs?|hours?)|(?<d>d|days?))\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>"too large: …", "too small: …" or "ambiguous: …" for a whole number, to end the sentence "which is …"; nothing for another text.</summary>
    public static string? OfWhole(object value, long least, long most) =>
        value is string text && CellText.IsAmbiguous(text) ? Messages.AmbiguousNumber.With(text.Trim().Replace(".", ""), text.Trim().Split('.')[0])
        : Whole.Match(Text(value)) is not { Success: true } number || number.Groups["unit"].Length > 0 ? null
        : number.Groups["sign"].Value == "-" ? Messages.TooSmall.With(least)
        : Messages.TooLarge.With(most);

    /// <summary>"too long: …" for a number of seconds that no duration can have; nothing for another text.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="isUnitNeeded">Whether a number without an s is no duration.</param>
    public static string? TooLong(object value, bool isUnitNeeded) =>
        Whole.Match(Text(value)) is { Success: true } number && (!isUnitNeeded || number.Groups["unit"].Length > 0)
            ? Messages.TooLong.With((long)TimeSpan.MaxValue.TotalSeconds)
            : null;

    /// <summary>" Did you mean …?" for a duration in another form, such as <c>24:00:00</c> or <c>90m</c>, ready to stand behind a sentence.</summary>
    public static string Duration(object value)
    {
        var text = Text(value);
        if (Clock.Match(text) is { Success: true } clock)
        {
            var seconds = clock.Groups[3].Success ? Number(clock.Groups[3]) : 0;
            return Nearest.Hint([new TimeSpan(Number(clock.Groups[1]), Number(clock.Groups[2]), seconds).ToString("c", CultureInfo.InvariantCulture)]);
        }

        return Unit.Match(text) is { Success: true } unit
            ? Nearest.Hint([(Number(unit.Groups[1]) * (unit.Groups["m"].Success ? 60L : unit.Groups["h"].Success ? 3600 : 86400)).ToString(CultureInfo.InvariantCulture) + "s"])
            : "";
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
