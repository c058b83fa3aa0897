using System.Collections.Generic;
using System.Linq;
using ConductorOne.Validation;

namespace ConductorOne;

/// <summary>A list in an object of the tenant. As text, which Export-Csv asks for, it is what a CSV cell takes: <c>a;b;c</c>, or JSON.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed class C1List<T> : List<T>
{
    /// <summary>Creates an empty list.</summary>
    public C1List()
    {
    }

    /// <summary>Creates a list of these items.</summary>
    public C1List(IEnumerable<T> items)
        : base(items)
    {
    }

    /// <summary>The items, parted by semicolons.</summary>
    public override string ToString() => CellText.WriteList(this.Select(item => item?.ToString() ?? ""));
}
