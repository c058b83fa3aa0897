using System.Collections.Generic;
using System.Linq;
using ConductorOne.Shapes;
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

    /// <summary>The items, separated by semicolons, objects by their ids; JSON where they are objects without one.</summary>
    public override string ToString() => this.All(item => item is string or C1Object or null)
        ? CellText.WriteList(this.Select(item => item is C1Object known ? known.Id : item as string ?? ""))
        : CellJson.Write(this);
}
