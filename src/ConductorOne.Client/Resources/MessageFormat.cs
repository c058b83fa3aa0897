using System.Globalization;

namespace ConductorOne.Resources;

internal static class MessageFormat
{
    /// <summary>Fills the numbered places of a message.</summary>
    public static string With(this string message, params object?[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}
