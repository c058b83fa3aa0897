using System.Collections.Generic;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne;

/// <summary>A map in an object of the tenant. As text, which Export-Csv asks for, it is what a CSV cell takes: <c>k=v;k2=v2</c>, or JSON.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed class C1Map<T> : Dictionary<string, T>
{
    /// <summary>Keys and values, separated by semicolons; JSON where the values are no texts.</summary>
    public override string ToString() =>
        this is C1Map<string> texts ? CellText.WriteMap(texts)
        : Count == 0 ? ""
        : CellJson.Write(this);

    /// <summary>Members without a class of their own as such a map; any other value as it is.</summary>
    internal static object? Of(object? value)
    {
        if (value is not IDictionary<string, T> members || value is C1Map<T>)
        {
            return value;
        }

        var map = new C1Map<T>();
        foreach (var member in members)
        {
            map[member.Key] = member.Value;
        }

        return map;
    }
}
