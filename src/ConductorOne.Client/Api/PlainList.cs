using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Xml;

namespace ConductorOne.Api;

/// <summary>
/// Tells a list from what can only be enumerated: the enumeration of an XML node or of a name-value collection says little or nothing of
/// what is in it, and it would be sent as an empty list. The callers refuse such an object by its class.
/// </summary>
internal static class PlainList
{
    /// <summary>The items of a list; nothing for what is none, such as a text or a dictionary.</summary>
    public static IEnumerable? Of(object? value) => value is IEnumerable items and not string and not IDictionary && (value is Array || IsList(items)) ? items : null;

    private static bool IsList(IEnumerable value) =>
        value is not (XmlNode or NameObjectCollectionBase or StringDictionary or IConvertible)
        && !value.GetType().GetInterfaces().Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>) && IsPart(i.GetGenericArguments()[0], value.GetType()));

    // An entry of a dictionary of another kind, or a node of a tree that has only nodes of its own class.
    private static bool IsPart(Type item, Type whole) =>
        (item.IsGenericType && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        || (item.IsClass && item != typeof(object) && item.IsAssignableFrom(whole));
}
