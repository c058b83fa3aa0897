using System;
using System.Text.RegularExpressions;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Http;

/// <summary>Says how to find the id, where a name was given and the server wants an id.</summary>
internal static class IdAdvice
{
    // What the server quotes where an id has another shape. By itself it does not help a user who gave a name.
    private const string Pattern = "[a-zA-Z0-9]{27}";

    private static readonly Regex FieldInMessage = new(@"(\w+)(?:\[\w+\])?: value does not match", RegexOptions.CultureInvariant);

    /// <summary>A sentence to stand behind the server's words; nothing where they are not about an id.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="status">What it was answered with.</param>
    /// <param name="words">The server's words.</param>
    public static string? For(ApiRequest request, int status, string words)
    {
        // A path that nobody may read is not quoted either.
        if (request.ShownAs is not null || !(status == 404 || (status == 400 && words.Contains(Pattern))))
        {
            return null;
        }

        var field = status == 400 ? FieldInMessage.Match(words).Groups[1].Value : "";
        if (field.Length > 0 && Nouns.OfField(field) is { } noun)
        {
            return Messages.IdPatternExplainedForNoun.With(
                char.ToUpperInvariant(field[0]) + field.Substring(1), noun.Facts().Label(), IdText.Find(noun.Facts().FindByName, "…"));
        }

        return InPath(request)
            ?? (status == 404 ? null
                : field.Length > 0 && !string.Equals(field, "id", StringComparison.OrdinalIgnoreCase) ? Messages.IdPatternExplained.With(field)
                : Messages.IdPatternExplainedBare);
    }

    // A collection, and behind it what should be an id. The last word of a POST may be an action.
    private static string? InPath(ApiRequest request)
    {
        var segments = request.Path.Split('?')[0].Split('/');
        var end = request.Method is "POST" or "PUT" ? segments.Length - 1 : segments.Length;
        for (var i = 1; i < end; i++)
        {
            // /apps/connectors/validate_config: no collection stands directly in another one. Behind /owners/users is a role.
            if (i > 1 && (segments[i - 2] == "owners" || (Nouns.OfCollection(segments[i - 2]) is not null && Nouns.OfCollection(segments[i - 1]) is not null)))
            {
                continue;
            }

            var value = Uri.UnescapeDataString(segments[i]);
            if (!IdText.IsId(value) && Nouns.OfCollection(segments[i - 1]) is { } noun && Nouns.OfCollection(value) is null)
            {
                var facts = noun.Facts();
                return Messages.NotAnId.With(value, IdText.Find(value.Contains("@") ? facts.FindByAddress : facts.FindByName, value));
            }
        }

        return null;
    }
}
