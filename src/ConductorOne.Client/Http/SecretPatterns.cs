using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace ConductorOne.Http;

/// <summary>
/// Finds secrets in texts, in whatever form they are written there. What it looks for is worked out once for all texts. The work grows as
/// the text does, whatever is in it: a server that sends what is made to be slow gains nothing.
/// </summary>
internal sealed class SecretPatterns
{
    // Not inside a word. What ends an escape of an address or of JSON looks like a letter: %3DeyJ, \neyJ.
    private const string WordStart = @"(?:(?<![A-Za-z0-9_-])|(?<=%(?:25){0,2}[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[bfnrt]))";

    // A client secret; a JWT of three parts, whose header may begin with blanks; the user and the password in an address. Each begins where
    // a word or an address begins and is read once from there: no text makes one begin inside another.
    private static readonly Regex SecretShape = new(
        @"secret-token:[A-Za-z0-9._~:+/=%-]+|" + WordStart + @"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"
            + "|" + WordStart + @"e[wy][A-Za-z0-9_-]{8,}\.e[wy][A-Za-z0-9_-]+\.[A-Za-z0-9_-]*|(?<=://)[^/?#\s@]+(?=@)",
        RegexOptions.CultureInvariant);

    // What no shape can do without: looking for these costs next to nothing, looking for the shapes does not.
    private static readonly string[] SignsOfShapes = ["eyJ", ".ey", ".ew", "://", "secret-token:"];

    private readonly List<WholeSecret> _wholes = [];
    private readonly SecretRuns _runs = new();

    /// <param name="secrets">What to look for.</param>
    /// <param name="withParts">Whether parts of secrets count, too: servers cut what they repeat, and parsers quote what they could not read.</param>
    public SecretPatterns(IEnumerable<string> secrets, bool withParts)
    {
        foreach (var secret in new HashSet<string>(secrets))
        {
            if (secret.Length < SecretText.ShortestSecret)
            {
                continue;
            }

            Add(secret.AsSpan(), withParts);
            if (UnescapedText.Differs(secret) && UnescapedText.Of(secret) is { Length: >= SecretText.ShortestSecret } unescaped)
            {
                Add(unescaped.Characters, withParts);
            }
        }
    }

    /// <summary>How many characters have been looked at so far, by which tests see that the work grows no faster than the text.</summary>
    public long Steps { get; private set; }

    /// <summary>The text with a mask in place of every secret, and of what has the shape of one.</summary>
    public string Redact(string text)
    {
        var masked = new MaskedText(text);
        Find(text.AsSpan(), masked.Hide);
        if (UnescapedText.Differs(text))
        {
            var unescaped = UnescapedText.Of(text);
            Steps += unescaped.Steps;
            Find(unescaped.Characters, (start, end) => masked.Hide(unescaped.StartOf(start), unescaped.EndOf(end)));
        }

        if (Array.Exists(SignsOfShapes, text.Contains))
        {
            for (var found = SecretShape.Match(text); found.Success; found = found.NextMatch())
            {
                masked.Hide(found.Index, found.Index + found.Length);
            }
        }

        return masked.ToString();
    }

    private void Add(ReadOnlySpan<char> secret, bool withParts)
    {
        if (withParts && secret.Length >= SecretRuns.Shortest)
        {
            _runs.Add(secret);
        }
        else
        {
            _wholes.Add(new WholeSecret(secret));
        }
    }

    private void Find(ReadOnlySpan<char> text, Action<int, int> found)
    {
        _runs.Find(text, found);
        foreach (var whole in _wholes)
        {
            whole.Find(text, found);
        }

        Steps += text.Length * (1L + _wholes.Count);
    }
}
