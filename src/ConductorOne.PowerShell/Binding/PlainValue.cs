using System.Collections;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Takes PowerShell's wrapping off a value, all the way down: PSCustomObjects become dictionaries.</summary>
internal static class PlainValue
{
    public static object? Of(object? value)
    {
        switch (value)
        {
            case PSObject { BaseObject: PSCustomObject } custom:
                var members = new OrderedDictionary();
                foreach (var property in custom.Properties)
                {
                    members[property.Name] = Of(property.Value);
                }

                return members;
            case PSObject wrapped:
                return Of(wrapped.BaseObject);
            case IDictionary dictionary:
                var plain = new OrderedDictionary();
                foreach (DictionaryEntry entry in dictionary)
                {
                    plain[entry.Key] = Of(entry.Value);
                }

                return plain;
            case string:
                return value;
            case IEnumerable items:
                return items.Cast<object?>().Select(Of).ToArray();
            default:
                return value;
        }
    }

    /// <summary>The text of a value that came alone, without PowerShell's wrapping.</summary>
    public static string? TextOf(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) as string;
}
