using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace ConductorOne.Shapes;

internal static class DictionaryEntries
{
    /// <summary>The entries of any dictionary, keys as text. A generic dictionary enumerates otherwise than a hashtable.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Entries(this IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return new(System.Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value);
        }
    }
}
