using System;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Security;
using ConductorOne.Api;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// Takes PowerShell's wrapping off a value, all the way down: PSCustomObjects become dictionaries. Inside a collection, what has one text
/// of its own (a time, an address, an id) becomes that text; numbers, true and false stay what they are.
/// </summary>
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
                    // Of the keys 1 and '1', both are kept here, and the reader refuses the second.
                    var key = ScalarText.Of(Unwrapped(entry.Key)!) is { } text && !plain.Contains(text) ? text : entry.Key;
                    plain[key] = Of(entry.Value, depth + 1);
                }

                return plain;
            case string or byte[]:
                return value;
            case var list when PlainList.Of(list) is { } items:
                return items.Cast<object?>().Select(item => Of(item, depth + 1)).ToArray();
            case null or bool:
                return value;
            case decimal number when depth > 0 && decimal.Truncate(number) == number:
                // 17.00 is the number 17.
                return decimal.Truncate(number);
            default:
                return depth == 0 || ScalarText.IsNumber(value) ? value : ScalarText.Of(value) ?? value;
        }
    }

    /// <summary>The same for what is about to be sent as it is, whatever is in it.</summary>
    /// <exception cref="C1InputException">It could only be sent as the name of its class, or holds half a character. Names place and class.</exception>
    public static object? Sendable(object? value)
    {
        var plain = Of(value);
        Check(plain, "");
        return plain;
    }

    /// <summary>The text of a value that came alone, without PowerShell's wrapping.</summary>
    public static string? TextOf(object? value) => Unwrapped(value) switch
    {
        string text => text,
        char character => character.ToString(),
        _ => null,
    };

    /// <summary>
    /// The one text that a single value has; nothing for what has none. Of a number that stands in the command, that is what was typed:
    /// <c>0123</c> keeps its zero.
    /// </summary>
    public static string? SingleText(object? value) => Unwrapped(value) switch
    {
        null => null,
        SwitchParameter flag => ScalarText.Of(flag.IsPresent),
        PathInfo path => path.Path,
        var inside when value is PSObject && ScalarText.IsNumber(inside) => TypedText((PSObject)value, inside),
        var inside => ScalarText.Of(inside),
    };

    /// <summary>The text of a number; nothing for what is none.</summary>
    public static string? NumberText(object? plain) => plain is not null && ScalarText.IsNumber(plain) ? ScalarText.Of(plain) : null;

    /// <summary>A value without PowerShell's wrapping, as it is inside.</summary>
    public static object? Unwrapped(object? value) => value is PSObject wrapped ? (wrapped == AutomationNull.Value ? null : wrapped.BaseObject) : value;

    // The value as a whole is judged by its parameter.
    private static void Check(object? plain, string at)
    {
        switch (plain)
        {
            case string text:
                Required.That(WholeText.Is(text), at, () => Messages.BrokenId.With(Place(at)));
                break;
            case IDictionary members:
                foreach (DictionaryEntry member in members)
                {
                    var name = ScalarText.Of(member.Key) ?? throw new C1InputException(Messages.KeyUnfit.With(Place(at), member.Key.GetType().Name), at);
                    Required.That(ReferenceEquals(member.Key, name) || !members.Contains(name), at, () => Messages.KeyTwice.With(Place(at), name));
                    Check(name, at + "." + name);
                    Check(member.Value, at + "." + name);
                }

                break;
            case object?[] items:
                for (var i = 0; i < items.Length; i++)
                {
                    Check(items[i], at + "[" + i.ToString(CultureInfo.InvariantCulture) + "]");
                }

                break;
            case null or DBNull or SecureString or byte[]:
                break;
            default:
                var isKnown = at.Length == 0 || ScalarText.Of(plain) is not null || plain.GetType().Assembly == typeof(C1Object).Assembly;
                Required.That(isKnown, at, () => Messages.CellValueUnfit.With(at.TrimStart('.'), plain.GetType().Name));
                break;
        }
    }

    private static string Place(string at) => at.Length == 0 ? Messages.TheValue : at.TrimStart('.');

    // PowerShell wraps a number of the command line together with its text. A number without that says what this culture makes of it.
    private static string? TypedText(PSObject wrapped, object number) =>
        wrapped.ToString() is { Length: > 0 } text && text != Convert.ToString(number, CultureInfo.CurrentCulture) ? text : ScalarText.Of(number);
}
