using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace ConductorOne.Http;

/// <summary>Finds secrets in texts, in whatever form they are written there. What it looks for is worked out once for all texts.</summary>
internal sealed class SecretPatterns
{
    // What is left of a secret that a server has cut still is one, if it is as long as this and half of the whole.
    private const int ShortestBeginning = 8;

    // Not inside a word. What ends an escape of an address or of JSON looks like a letter: %3DeyJ, \neyJ.
    private const string WordStart = @"(?:(?<![A-Za-z0-9_-])|(?<=%(?:25){0,2}[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[bfnrt]))";

    // A client secret; a JWT of three parts, whose header may begin with blanks; the user and the password in an address.
    private static readonly Regex SecretShape = new(
        @"secret-token:[A-Za-z0-9._~:+/=%-]+|" + WordStart + @"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"
            + "|" + WordStart + @"e[wy][A-Za-z0-9_-]{8,}\.e[wy][A-Za-z0-9_-]+\.[A-Za-z0-9_-]*|(?<=://)[^/?#\s@]+(?=@)",
        RegexOptions.CultureInvariant);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // The longest first: one secret may begin with another.
    private readonly Secret[] _secrets;

    public SecretPatterns(IEnumerable<string> secrets) =>
        _secrets = [.. secrets.Where(s => s.Length >= SecretText.ShortestSecret).OrderByDescending(s => s.Length).Select(s => new Secret(s))];

    /// <summary>The text with a mask in place of every secret, and of what has the shape of one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withBeginnings">Whether the beginnings of secrets count, too.</param>
    public string Redact(string text, bool withBeginnings)
    {
        try
        {
            foreach (var secret in _secrets.Where(s => s.Length <= text.Length))
            {
                text = secret.Whole.Replace(text, SecretText.Mask);
            }

            text = SecretShape.Replace(text, SecretText.Mask);
            return withBeginnings ? _secrets.Aggregate(text, RedactBeginnings) : text;
        }
        catch (RegexMatchTimeoutException)
        {
            // Only a text made for it takes so long.
            return SecretText.Mask;
        }
    }

    private static string RedactBeginnings(string text, Secret secret)
    {
        if (secret.Length <= secret.Least || text.Length < secret.Least)
        {
            return text;
        }

        var shown = new StringBuilder();
        var next = 0;
        for (var found = secret.Beginning.Match(text); found.Success; found = secret.Beginning.Match(text, next))
        {
            shown.Append(text, next, found.Index - next).Append(SecretText.Mask);
            next = EndOfBeginning(text, found, secret.Characters, secret.Least);
        }

        return next == 0 ? text : shown.Append(text, next, text.Length - next).ToString();
    }

    // As far as it goes: halving, since each try has to begin anew to tell which form a character has.
    private static int EndOfBeginning(string text, Match found, List<string> patterns, int least)
    {
        var (longest, tooLong) = (found, patterns.Count);
        while (tooLong - least > 1)
        {
            var count = (least + tooLong) / 2;
            var longer = NewRegex(@"\G" + string.Concat(patterns.Take(count))).Match(text, found.Index);
            (longest, least, tooLong) = longer.Success ? (longer, count, tooLong) : (longest, least, count);
        }

        return longest.Index + longest.Length;
    }

    // Not the static methods, whose cache would keep the secret.
    private static Regex NewRegex(string pattern) => new(pattern, RegexOptions.CultureInvariant, Patience);

    // One for each character, or run of backslashes.
    private static IEnumerable<string> Patterns(string secret)
    {
        for (var i = 0; i < secret.Length;)
        {
            var length = secret[i] == '\\' ? secret.Skip(i).TakeWhile(c => c == '\\').Count() : char.IsSurrogatePair(secret, i) ? 2 : 1;
            yield return secret[i] == '\\' ? Backslashes(length) : Forms(secret.Substring(i, length));
            i += length;
        }
    }

    // One character: as it is, as \u00e4, as %C3%A4, as &#228; and as its own escapes. JSON may be inside JSON, which doubles backslashes,
    // and an address inside an address, which escapes the percent. The longest first, so that nothing of an escape is left over.
    private static string Forms(string character)
    {
        var own = character switch
        {
            "\"" => @"|\\{1,3}""|&quot;",
            "/" => @"|\\{1,3}/",
            "\n" => @"|\\{1,4}n",
            "\r" => @"|\\{1,4}r",
            "\t" => @"|\\{1,4}t",
            "\b" => @"|\\{1,4}b",
            "\f" => @"|\\{1,4}f",
            " " => @"|\+",
            "&" => "|&amp;",
            "<" => "|&lt;",
            ">" => "|&gt;",
            "'" => "|&apos;",
            _ => "",
        };
        return "(?:" + Encoded(character) + own + "|" + Regex.Escape(character) + ")";
    }

    // As a whole: one by one, there would be too many ways to tell a long run of them apart.
    private static string Backslashes(int count) =>
        FormattableString.Invariant($@"(?:\\{{{4 * count}}}|\\{{{2 * count}}}|\\{{{count}}}|(?:{Encoded("\\")}){{{count}}})");

    private static string Encoded(string character)
    {
        var json = string.Concat(character.Select(c => @"\\{1,4}u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
        var url = string.Concat(Encoding.UTF8.GetBytes(character).Select(b => "%(?:25){0,2}" + b.ToString("x2", CultureInfo.InvariantCulture)));
        var point = character.Length == 2 ? char.ConvertToUtf32(character, 0) : character[0];
        return FormattableString.Invariant($"(?i:{json}|{url}|&#0*{point};|&#x0*{point:x};)");
    }

    // Made when it is first looked for.
    private sealed class Secret(string value)
    {
        private Regex? _whole;
        private Regex? _beginning;
        private List<string>? _characters;

        public int Length => value.Length;

        /// <summary>The shortest beginning that counts.</summary>
        public int Least { get; } = Math.Max(ShortestBeginning, (value.Length + 1) / 2);

        public List<string> Characters => _characters ??= [.. Patterns(value)];

        public Regex Whole => _whole ??= NewRegex(string.Concat(Characters));

        public Regex Beginning => _beginning ??= NewRegex(string.Concat(Characters.Take(Least)));
    }
}
