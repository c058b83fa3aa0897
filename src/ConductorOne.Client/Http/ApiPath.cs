using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Http;

/// <summary>Builds paths by escaping, never by formatting.</summary>
internal static class ApiPath
{
    // More than a gateway and a server could take off by turns.
    private const int DeepestEscapes = 5;

    private static readonly Regex Overlong = new("%(C[01]|E0%8[01]|F0%80%8[01])%[89AB][0-9A-F]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// Fills the places of a path template such as <c>/api/v1/apps/{app_id}</c>, in order.
    /// An empty id would be redirected to the collection and return everything, so it is not sent.
    /// </summary>
    public static string Build(string template, params (string Parameter, string? Id)[] ids)
    {
        var path = new StringBuilder(template.Length + 32);
        var next = 0;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                path.Append(template[i]);
                continue;
            }

            var (parameter, id) = ids[next++];
            path.Append(Segment(id, parameter));
            i = template.IndexOf('}', i);
        }

        return path.ToString();
    }

    /// <summary>One id as one segment of a path.</summary>
    public static string Segment(string? id, string parameter)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new C1InputException(Messages.BlankId.With(parameter), parameter);
        }

        WholeText.Check(id!, parameter);
        Required.That(!LeadsElsewhere(id!), parameter, () => Messages.DotId.With(parameter, id));
        return Uri.EscapeDataString(id!);
    }

    /// <summary>
    /// Whether a gateway or a server that takes off escapes, however often, could take a segment for another path: it has a backslash,
    /// or <c>.</c> or <c>..</c> between its slashes.
    /// </summary>
    public static bool LeadsElsewhere(string segment)
    {
        for (var depth = 0; depth < DeepestEscapes; depth++)
        {
            if (segment.Contains('\\') || segment.Split('/').Any(IsDots))
            {
                return true;
            }

            var inner = Unescape(segment);
            if (inner == segment)
            {
                return false;
            }

            segment = inner;
        }

        return true;
    }

    // Servers cut off blanks, and what stands behind a semicolon, a question mark or a number sign.
    private static bool IsDots(string part) => part.Split(';', '?', '#')[0].Trim().Trim('\0') is "." or "..";

    // Old decoders take two, three or four bytes for one character of ASCII, too: "overlong" UTF-8.
    private static string Unescape(string segment) =>
        Uri.UnescapeDataString(Overlong.Replace(segment, escape => ((char)(((LastByte(escape.Value, 2) & 3) << 6) | (LastByte(escape.Value, 1) & 0x3F))).ToString()));

    private static byte LastByte(string escapes, int fromEnd) => Convert.ToByte(escapes.Substring(escapes.Length - (3 * fromEnd) + 1, 2), 16);
}
