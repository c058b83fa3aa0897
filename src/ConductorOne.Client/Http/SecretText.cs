using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace ConductorOne.Http;

/// <summary>The one place that takes secrets out of text that somebody might read.</summary>
internal static class SecretText
{
    public const string Mask = "***";

    // Shorter values would tear ordinary words apart, and are no secrets.
    private const int ShortestSecret = 4;

    /// <summary>Replaces every occurrence of the secrets, however an encoder of JSON or of URLs may have written them.</summary>
    public static string Redact(string text, IEnumerable<string> secrets)
    {
        // The longest first: one secret may begin with another.
        foreach (var secret in secrets.Where(s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length))
        {
            text = Regex.Replace(text, Pattern(secret), Mask, RegexOptions.CultureInvariant);
        }

        return text;
    }

    private static string Pattern(string secret)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < secret.Length; i++)
        {
            var length = char.IsSurrogatePair(secret, i) ? 2 : 1;
            pattern.Append(Forms(secret.Substring(i, length)));
            i += length - 1;
        }

        return pattern.ToString();
    }

    // One character: as it is, behind a backslash, as \u00e4, as %C3%A4.
    private static string Forms(string character)
    {
        var forms = new List<string> { Regex.Escape(character) };
        forms.Add("(?i:" + string.Concat(character.Select(c => @"\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))) + ")");
        forms.Add("(?i:" + string.Concat(Encoding.UTF8.GetBytes(character).Select(b => "%" + b.ToString("x2", CultureInfo.InvariantCulture))) + ")");
        switch (character)
        {
            case "\"" or "\\" or "/":
                forms.Insert(0, @"\\" + Regex.Escape(character));
                break;
            case "\n":
                forms.Add(@"\\n");
                break;
            case "\r":
                forms.Add(@"\\r");
                break;
            case "\t":
                forms.Add(@"\\t");
                break;
            case "\b":
                forms.Add(@"\\b");
                break;
            case "\f":
                forms.Add(@"\\f");
                break;
            case " ":
                forms.Add(@"\+");
                break;
            default:
                break;
        }

        return "(?:" + string.Join("|", forms) + ")";
    }
}
