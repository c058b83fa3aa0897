using System;
using System.Text;
using System.Text.RegularExpressions;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Http;

/// <summary>Builds paths by escaping, never by formatting.</summary>
internal static class ApiPath
{
    private static readonly Regex HalfCharacter = new(
        @"[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]", RegexOptions.CultureInvariant);

    /// <summary>
    /// Fills the places of a path template such as <c>/api/v1/apps/{app_id}</c>, in order.
    /// An empty id or a dot would be redirected to the collection and return everything, so neither is sent.
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

        if (id is "." or "..")
        {
            throw new C1InputException(Messages.DotId.With(parameter, id), parameter);
        }

        RefuseBroken(id!, parameter);
        return Uri.EscapeDataString(id!);
    }

    /// <summary>Refuses half a character, which would be sent as another one.</summary>
    public static void RefuseBroken(string text, string parameter) =>
        Required.That(!HalfCharacter.IsMatch(text), parameter, () => Messages.BrokenId.With(parameter));
}
