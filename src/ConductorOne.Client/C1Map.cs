using System.Collections.Generic;
using System.Linq;

namespace ConductorOne;

/// <summary>A map in an object of the tenant. As text, which Export-Csv asks for, it is what a CSV cell takes: <c>k=v;k2=v2</c>.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed class C1Map<T> : Dictionary<string, T>
{
    /// <summary>Keys and values, parted by semicolons.</summary>
    public override string ToString() => string.Join(";", this.Select(entry => entry.Key + "=" + entry.Value));
}
