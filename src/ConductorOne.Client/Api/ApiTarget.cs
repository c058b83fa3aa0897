using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>
/// Where a request goes, as a user has written it: a path on the session's own host, perhaps with a query. What is right in a path
/// goes out as it stands; what a URI parser or a server would turn into another path is refused.
/// </summary>
/// <param name="Path">Absolute and escaped.</param>
/// <param name="Query">What the query says, in its order, without escapes.</param>
internal sealed record ApiTarget(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    private const string Parameter = "Path";
    private const string Operations = "/api/";

    // RFC 3986, section 3.3: what a segment may hold as it is.
    private const string Plain = "-._~!$&'()*+,;=:@";

    // No sender lets it through as it is, and none has to write it so.
    private static readonly Regex NeedlessEscape = new("%(2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])", RegexOptions.CultureInvariant);

    private static readonly Regex LonePercent = new("%(?![0-9A-Fa-f]{2})", RegexOptions.CultureInvariant);

    private static readonly Regex Template = new(@"^\{.*\}$", RegexOptions.CultureInvariant);

    /// <summary>Whether it is one of the API's. What is none, such as an upload URL, carries its own permission and gets no token.</summary>
    public bool IsOperation => Path.StartsWith(Operations, StringComparison.Ordinal);

    /// <summary>The path as anybody may read it.</summary>
    public string ShownPath => IsOperation ? Path : CapabilityAddress.Shown(Path);

    /// <exception cref="C1InputException">It is none. The message repeats no more of it than a segment.</exception>
    public static ApiTarget Read(string text)
    {
        Require(text.StartsWith("/", StringComparison.Ordinal) && !text.StartsWith("//", StringComparison.Ordinal), () => Messages.ApiPathNotAbsolute);
        Require(!text.Any(c => c is '\\' or '#' || char.IsControl(c)), () => Messages.ApiPathHasCharacter);
        WholeText.Check(text, Parameter);
        var (path, query) = text.IndexOf('?') is >= 0 and var start ? (text.Substring(0, start), text.Substring(start + 1)) : (text, "");
        return new("/" + string.Join("/", path.Substring(1).Split('/').Select(Segment)), [.. query.Split('&').Where(f => f.Length > 0).Select(Field)]);
    }

    private static string Segment(string segment)
    {
        Require(segment.Length > 0, () => Messages.ApiPathEmptySegment);
        Require(!Template.IsMatch(segment), () => Messages.ApiPathTemplate.With(segment));
        Require(!LonePercent.IsMatch(segment), () => Messages.ApiPathPercent.With(segment));
        Require(!ApiPath.LeadsElsewhere(segment), () => Messages.ApiPathDots.With(segment));
        Require(!NeedlessEscape.IsMatch(segment), () => Messages.ApiPathNeedlessEscape.With(NeedlessEscape.Match(segment).Value));
        return Escape(segment);
    }

    private static string Escape(string segment)
    {
        var escaped = new StringBuilder(segment.Length);
        foreach (var b in Encoding.UTF8.GetBytes(segment))
        {
            var c = (char)b;
            if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '%' || Plain.Contains(c))
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }

    // As a form writes it: a plus stands for a blank.
    private static KeyValuePair<string, string> Field(string field)
    {
        var parts = field.Split(['='], 2);
        return new(WebUtility.UrlDecode(parts[0]), parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : "");
    }

    private static void Require(bool holds, Func<string> message) => Required.That(holds, Parameter, message);
}
