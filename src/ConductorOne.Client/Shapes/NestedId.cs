using System;
using System.Collections;
using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Shapes;

/// <summary>Objects where a field of another object wants their ids: <c>@{ policyId = $policy }</c>.</summary>
internal static class NestedId
{
    /// <summary>The id of an object, or of each in a list; any other value as it is.</summary>
    /// <exception cref="C1InputException">It is an object of another noun.</exception>
    public static object? Of(string field, object? value, string at)
    {
        if (value is null or string || Nouns.OfField(field) is not { } noun)
        {
            return value;
        }

        return value is IEnumerable items and not IDictionary ? items.Cast<object?>().Select(item => One(noun, item, at)).ToArray() : One(noun, value, at);
    }

    private static object? One(Noun noun, object? value, string at)
    {
        switch (value)
        {
            case C1Object known:
                var other = Nouns.OfClass(known.GetType().FullName);
                Required.That(
                    other == noun, at, () => at + " " + Messages.ObjectOfOtherNoun.With(noun.Facts().Label(), other?.Facts().LabelWithoutArticle ?? known.GetType().Name, known));
                return known.Id;
            case IDictionary copy:
                // That of a copy stands under the noun's own name, and as Id.
                return copy.Entries().FirstOrDefault(e => string.Equals(e.Key, noun.Facts().IdProperty, StringComparison.OrdinalIgnoreCase)).Value is string { Length: > 0 } id
                    ? id
                    : value;
            default:
                return value;
        }
    }
}
