using System.Globalization;
using System.Text;

namespace ConductorOne.Resources;

/// <summary>
/// Text of a server or a file as it may reach a terminal: what would move the cursor, colour or hide other text, fill the clipboard or
/// turn the direction of writing shows as its number, <c>\u{1b}</c>. For words alone: objects keep their data as it came.
/// </summary>
internal static class VisibleText
{
    /// <summary>A value inside a message. Line breaks and tabs become blanks, so that no value looks like a message of its own.</summary>
    /// <param name="text">The value; nothing where a server sent null.</param>
    public static string Of(string? text) => Write(text ?? "", keepsLines: false);

    /// <summary>A whole message, whose line breaks and tabs stay.</summary>
    public static string Lines(string text) => Write(text, keepsLines: true);

    private static string Write(string text, bool keepsLines)
    {
        var i = 0;
        while (i < text.Length && IsPlain(text, i))
        {
            i++;
        }

        if (i == text.Length)
        {
            return text;
        }

        var shown = new StringBuilder(text, 0, i, text.Length + 16);
        for (; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsSurrogatePair(text, i);
            if (c is '\n' or '\t' || (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                _ = keepsLines ? shown.Append(c) : c == '\r' ? shown : shown.Append(' ');
            }
            else if (c == '\r' && !keepsLines)
            {
                shown.Append(' ');
            }
            else if (isPair ? CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.Format : !IsPlain(text, i))
            {
                shown.Append("\\u{").Append((isPair ? char.ConvertToUtf32(text, i) : c).ToString("x", CultureInfo.InvariantCulture)).Append('}');
                i += isPair ? 1 : 0;
            }
            else
            {
                shown.Append(text, i, isPair ? 2 : 1);
                i += isPair ? 1 : 0;
            }
        }

        return shown.ToString();
    }

    // Most characters by far can be told without looking anything up.
    private static bool IsPlain(string text, int i) => text[i] is (>= ' ' and <= '~')
        || (text[i] > '\u00a0' && CharUnicodeInfo.GetUnicodeCategory(text[i])
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate))
        || text[i] == '\u00a0';
}
