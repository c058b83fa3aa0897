using System.Collections.Generic;
using System.Linq;
using ConductorOne.Validation;

namespace ConductorOne;

/// <summary>A map in an object of the tenant. As text, which Export-Csv asks for, it is what a CSV cell takes: <c>k=v;k2=v2</c>, or JSON.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed class C1Map<T> : Dictionary<string, T>
{
    /// <summary>Keys and values, parted by semicolons.</summary>
    public override string ToString() =>
        CellText.WriteMap(this.Select(entry => new KeyValuePair<string, string>(entry.Key, entry.Value?.ToString() ?? "")));
}
