using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// Tells which noun an object is of: a live one by its class, a copy (Import-Clixml, a job) by the class that it had, and a row (a CSV file,
/// JSON) by its id, which stands under the noun's own name, too.
/// </summary>
internal static class KnownObject
{
    private const string Copied = "Deserialized.";
    private const string Selected = "Selected.";

    /// <summary>The noun of a live or copied object.</summary>
    public static Noun? OfClass(object? value) => Nouns.OfClass(ClassOf(value));

    /// <summary>The noun of an object or of a row.</summary>
    public static Noun? NounOf(object? value) => Nouns.OfClass(ClassOf(value, Selected)) ?? OfRow(value);

    /// <summary>The class of an object of ours, live or copied; nothing for all others.</summary>
    public static string? ClassOf(object? value) => ClassOf(value, "");

    /// <summary>The same for what is left of one behind Select-Object, too.</summary>
    public static string? ClassOfSelected(object? value) => ClassOf(value, Selected);

    /// <summary>A property or an entry, whatever the case of its name.</summary>
    public static object? Member(object? value, string name) => PlainValue.Unwrapped(value) switch
    {
        null => null,
        IDictionary entries => entries.Entries().FirstOrDefault(e => string.Equals(e.Key, name, StringComparison.OrdinalIgnoreCase)).Value,
        _ => PSObject.AsPSObject(value).Properties[name] is { } property ? InputRow.Value(property) : null,
    };

    /// <summary>A member that is a text with something in it.</summary>
    public static string? Text(object? value, string name) =>
        Member(value, name) is { } member && PlainValue.Unwrapped(member) is string { Length: > 0 } text ? text : null;

    private static string? ClassOf(object? value, string alsoBehind)
    {
        if (PlainValue.Unwrapped(value) is not { } inner || (inner is not PSCustomObject && inner.GetType().Assembly != typeof(C1Object).Assembly))
        {
            return null;
        }

        var name = PSObject.AsPSObject(value).TypeNames.FirstOrDefault() ?? "";
        foreach (var prefix in new[] { alsoBehind, Copied })
        {
            name = prefix.Length > 0 && name.StartsWith(prefix, StringComparison.Ordinal) ? name.Substring(prefix.Length) : name;
        }

        return name.StartsWith(nameof(ConductorOne) + ".", StringComparison.Ordinal) ? name : null;
    }

    private static Noun? OfRow(object? value)
    {
        if (Text(value, "Id") is not { } id)
        {
            return null;
        }

        foreach (var noun in Nouns.WithClass)
        {
            if (Text(value, noun.Facts().IdProperty) == id)
            {
                return noun;
            }
        }

        return null;
    }
}
