using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Resources;

/// <summary>What a message names of many: the first few, and a sign that there are more.</summary>
internal static class FirstFew
{
    /// <param name="items">All of them.</param>
    /// <param name="most">How many are named.</param>
    /// <param name="separator">What stands between them.</param>
    public static string Of<T>(IReadOnlyCollection<T> items, int most, string separator = ", ") =>
        string.Join(separator, items.Take(most)) + (items.Count > most ? separator + "…" : "");
}
