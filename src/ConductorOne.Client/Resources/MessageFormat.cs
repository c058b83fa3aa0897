using System;
using System.Globalization;
using System.Linq;

namespace ConductorOne.Resources;

internal static class MessageFormat
{
    /// <summary>Fills the numbered places of a message. Whatever a value is, it cannot act on the terminal that shows it.</summary>
    public static string With(this string message, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, message, [.. values.Select(Shown)]);

    private static object? Shown(object? value) => value is null or IFormattable ? value : VisibleText.Of(value.ToString() ?? "");
}
