using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ConductorOne.Validation;

namespace ConductorOne.Http;

/// <summary>The body of a sign-in request.</summary>
internal static class FormBody
{
    public const string ContentType = "application/x-www-form-urlencoded";

    public static string Write(IReadOnlyDictionary<string, string> fields) =>
        string.Join("&", fields.Select(f => f.Key + "=" + Escape(f.Value, f.Key)));

    /// <summary>The fields of a form, their values unescaped.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(byte[] body) =>
        from field in Encoding.UTF8.GetString(body).Split('&')
        let end = field.IndexOf('=')
        where end > 0
        select new KeyValuePair<string, string>(field.Substring(0, end), Uri.UnescapeDataString(field.Substring(end + 1)));

    private static string Escape(string text, string field)
    {
        WholeText.Check(text, field);
        return Uri.EscapeDataString(text);
    }
}
