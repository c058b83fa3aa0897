using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Json;
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

    /// <summary>The items, parted by semicolons; JSON where they are objects without a text of their own.</summary>
    public override string ToString() => this.Any(item => item is IDictionary or Array)
        ? JsonSerializer.Serialize(this, C1JsonContext.Default.Object)
        : CellText.WriteList(this.Select(item => item is C1Object known ? known.Id : item?.ToString() ?? ""));
}
