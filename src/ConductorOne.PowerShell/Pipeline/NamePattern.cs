using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// A name that somebody looks for, perhaps with wildcards. A wildcard or a backtick behind a backtick stands for itself, and so does a
/// backtick before anything else. A name that looks like a pattern ("Payroll [old]") is found without backticks, too. White space around a name is
/// ignored; around a pattern it is part of that.
/// </summary>
internal sealed class NamePattern
{
    // The server's search is fuzzy: fewer characters may find too little.
    private const int FewestCharacters = 3;

    private static readonly char[] Special = ['*', '?', '[', ']', '`'];

    private readonly string _text;
    private readonly WildcardPattern? _pattern;

    public NamePattern(string text)
    {
        _text = text;
        _pattern = PatternOf(text);
        var parts = _pattern is null ? [text] : PartsOf(text);
        if (parts.Count == 1)
        {
            (Exact, _pattern) = (NameComparer.Bare(parts[0]), null);
            IsBare = Exact.Length == parts[0].Length;
            return;
        }

        var longest = parts.Select(part => part.Trim()).OrderByDescending(part => part.Length).First();
        Words = Searchable(longest);
    }

    /// <summary>The whole name, where there are no wildcards.</summary>
    public string? Exact { get; }

    /// <summary>Whether that was given without white space around it.</summary>
    public bool IsBare { get; }

    /// <summary>What the server can look for, where there are: the longest part between them. Nothing where that is too short.</summary>
    public string? Words { get; }

    /// <summary>Whether an object of this name is meant.</summary>
    public bool Matches(string name) => NameComparer.Instance.Equals(name, Exact ?? _text) || _pattern?.IsMatch(name) == true;

    /// <summary>The text, if the server can search for words as short as this.</summary>
    public static string? Searchable(string text) => text.Length < FewestCharacters ? null : text;

    private static WildcardPattern? PatternOf(string text)
    {
        if (text.IndexOfAny(Special) < 0)
        {
            return null;
        }

        try
        {
            // A pattern that cannot be read tells so when it is first used.
            var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            // A bracket without its other one: a name.
            return null;
        }
    }

    // What stands between the wildcards; one part where there are none.
    private static List<string> PartsOf(string pattern)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is '*' or '?' or '[')
            {
                parts.Add(part.ToString());
                part.Clear();
                i = pattern[i] == '[' ? EndOfSet(pattern, i) : i;
            }
            else
            {
                i += pattern[i] == '`' && i + 1 < pattern.Length && Special.Contains(pattern[i + 1]) ? 1 : 0;
                part.Append(pattern[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    // An end bracket that comes first is a character of the set.
    private static int EndOfSet(string pattern, int start)
    {
        var i = start + 1;
        while (i < pattern.Length && (pattern[i] != ']' || i == start + 1))
        {
            i += pattern[i] == '`' ? 2 : 1;
        }

        return i;
    }
}
