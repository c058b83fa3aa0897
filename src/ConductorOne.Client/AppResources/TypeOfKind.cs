using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>Finds the resource type of a kind. The server says that an app has one, and not which: no answer tells the kind.</summary>
internal static class TypeOfKind
{
    // Every app has this one, and nobody makes it.
    private const string Builtin = "Credential";

    /// <param name="types">The types of the app, one of which is of the kind.</param>
    /// <param name="kind">The kind, as users see it.</param>
    /// <returns>The one whose traits or name say it, or the only one that it can be; nothing where it may be several.</returns>
    public static C1AppResourceType? Find(IReadOnlyList<C1AppResourceType> types, string kind)
    {
        foreach (var says in new Func<C1AppResourceType, bool>[]
        {
            type => type.TraitIds.Any(trait => Fold(trait).EndsWith(Fold(kind), StringComparison.Ordinal)),
            type => IsNamed(type, kind),
            type => MayBe(type, kind),
        })
        {
            var found = types.Where(says).ToArray();
            if (found.Length > 0)
            {
                return found.Length == 1 ? found[0] : null;
            }
        }

        return null;
    }

    /// <summary>Whether the name of a type does not say that it is of another kind.</summary>
    public static bool MayBe(C1AppResourceType type, string kind) =>
        !IsNamed(type, Builtin) && (IsNamed(type, kind) || !WireEnum.Of<ResourceKind>().Names.Any(other => IsNamed(type, other)));

    // Role, Roles, Session policies
    private static bool IsNamed(C1AppResourceType type, string kind) => Singular(Fold(type.DisplayName)) == Singular(Fold(kind));

    private static string Singular(string folded) =>
        folded.EndsWith("ies", StringComparison.Ordinal) ? folded.Substring(0, folded.Length - 3) : folded.TrimEnd('s').TrimEnd('y');

    private static string Fold(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
