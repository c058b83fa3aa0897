using System.Collections;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Takes PowerShell's wrapping off a value, all the way down: PSCustomObjects become dictionaries.</summary>
internal static class PlainValue
{
    // As deep as JSON may be; a hashtable that holds itself has no end.
    private const int Deepest = 64;

    public static object? Of(object? value) => Of(value, 0);

    private static object? Of(object? value, int depth)
    {
        if (depth > Deepest)
        {
            throw new ArgumentTransformationMetadataException(Messages.TooDeep.With(Deepest));
        }

        switch (value)
        {
            case SwitchParameter flag:
                return flag.IsPresent;
            case PSObject nothing when nothing == AutomationNull.Value:
                return null;
            case PSObject { BaseObject: PSCustomObject } custom:
                var members = new OrderedDictionary();
                foreach (var property in custom.Properties)
                {
                    members[property.Name] = Of(property.Value, depth + 1);
                }

                return members;
            case PSObject wrapped:
                return Of(wrapped.BaseObject, depth);
            case IDictionary dictionary:
                var plain = new OrderedDictionary();
                foreach (DictionaryEntry entry in dictionary)
                {
                    plain[entry.Key] = Of(entry.Value, depth + 1);
                }

                return plain;
            case string or byte[]:
                return value;
            case IEnumerable items:
                return items.Cast<object?>().Select(item => Of(item, depth + 1)).ToArray();
            default:
                return value;
        }
    }

    /// <summary>The text of a value that came alone, without PowerShell's wrapping.</summary>
    public static string? TextOf(object? value) => Unwrapped(value) as string;

    /// <summary>A value without PowerShell's wrapping, as it is inside.</summary>
    public static object? Unwrapped(object? value) => value is PSObject wrapped ? (wrapped == AutomationNull.Value ? null : wrapped.BaseObject) : value;
}
