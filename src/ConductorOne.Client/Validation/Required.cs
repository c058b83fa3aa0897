using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>Checks that many requests share.</summary>
internal static class Required
{
    /// <summary>Refuses what breaks a rule. The message is only made when it is needed.</summary>
    public static void That(bool holds, string parameter, Func<string> message)
    {
        if (!holds)
        {
            throw new C1InputException(message(), parameter);
        }
    }

    public static void Text(string? value, string parameter)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new C1InputException(Messages.RequiredTextEmpty.With(parameter), parameter);
        }
    }

    /// <summary>An id may be left out, which the server writes as an empty text, but not be blank, nor what cannot be an id.</summary>
    public static void Id(string? id, string parameter)
    {
        That(string.IsNullOrEmpty(id) || !string.IsNullOrWhiteSpace(id), parameter, () => Messages.RequiredTextEmpty.With(parameter));
        if (id is not null && IdText.Fault(id, Nouns.OfField(parameter)) is { } fault)
        {
            throw new C1InputException(parameter + " " + fault, parameter);
        }
    }

    /// <summary>An id that must not be left out.</summary>
    public static void GivenId(string? id, string parameter)
    {
        Text(id, parameter);
        Id(id, parameter);
    }

    /// <summary>A list may be empty, but has a text in each place.</summary>
    public static void Items(IEnumerable<string?> items, string parameter) =>
        That(items.All(item => item is not null), parameter, () => Messages.ItemMissing.With(parameter));

    /// <summary>A list of ids may be empty, its ids may not.</summary>
    public static void Ids(IEnumerable<string?>? ids, string parameter)
    {
        foreach (var id in ids ?? [])
        {
            That(!string.IsNullOrWhiteSpace(id), parameter, () => Messages.BlankIdInList.With(parameter));
            Id(id, parameter);
        }
    }
}
