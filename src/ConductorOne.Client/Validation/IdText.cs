using System.Globalization;
using System.Linq;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>Tells a text that cannot be an id from one that may be. All other shapes are the server's to judge.</summary>
internal static class IdText
{
    private const int LongestShown = 80;

    // The server makes no others, and refuses all others.
    private const int Length = 27;

    /// <summary>Whether a text has the shape of the server's ids.</summary>
    public static bool IsId(string text) =>
        text.Length == Length && text.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));

    /// <summary>What is wrong with a text that was given as an id, to stand behind the name of its parameter; nothing where it may be one.</summary>
    public static string? Fault(string text, Noun? noun)
    {
        var id = text.Trim();
        var isAddress = id.Contains('@');
        var isName = id.Any(c => char.IsWhiteSpace(c) || c == '*');
        if (id.Split(',') is { Length: > 1 } ids && ids.All(each => IsId(each.Trim())))
        {
            return Messages.IdsWithCommas.With(string.Join(";", ids.Select(each => each.Trim())));
        }

        if (!isAddress && !isName)
        {
            return null;
        }

        var shown = VisibleText.Of(id.Length <= LongestShown ? id : id.Remove(LongestShown) + "…");
        if (noun is not { } known)
        {
            return (isAddress ? Messages.IdIsAddress : Messages.IdIsName).With(shown);
        }

        var facts = known.Facts();
        var find = Find(isAddress && !isName ? facts.FindByAddress : facts.FindByName, shown);
        return (isAddress ? Messages.IdOfNounIsAddress : Messages.IdOfNounIsName).With(facts.Label(), shown, find);
    }

    /// <summary>The command that finds the object by this name.</summary>
    public static string Find(string command, string name) => string.Format(CultureInfo.InvariantCulture, command, Argument(name), Quoted(name));

    private static string Argument(string text) =>
        text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '+' or '@' or '-') && char.IsLetterOrDigit(text[0])
            ? text
            : Quoted(text);

    // As PowerShell reads it back: it takes four other characters for a quote, too.
    private static string Quoted(string text) => "'" + string.Concat(text.Select(c => c is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b' ? new string(c, 2) : c.ToString())) + "'";
}
