using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Products of the catalog: their names, or the entries, connectors and rows that tell them. Nothing else of a row is ever shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CatalogEntryCellAttribute : CellAttribute
{
    // The id first: a few products share a name.
    private static readonly string[] Columns = [nameof(C1CatalogEntry.CatalogId), nameof(C1CatalogEntry.Name)];

    protected override string Expected => Messages.ExpectedCatalogEntry;

    protected override bool TryRead(string text, out object? value)
    {
        value = new[] { text };
        return true;
    }

    protected override object? FromObject(object value)
    {
        if (PlainValue.Unwrapped(value) is not IEnumerable items || PlainValue.Unwrapped(value) is IDictionary)
        {
            return NameOf(value) is { } only ? new[] { only } : Unreadable(value);
        }

        var names = new List<string>();
        foreach (var item in items)
        {
            if (NameOf(item) is not { } name)
            {
                return item is null ? null : Unreadable(item);
            }

            names.Add(name);
        }

        return names.ToArray();
    }

    // An argument of no characters is an argument.
    protected override object? FromBlank(string text) => new[] { text };

    private static string? NameOf(object? item) =>
        PlainValue.SingleText(item) ?? (HasColumns(item) ? Columns.Select(column => KnownObject.Text(item, column)).FirstOrDefault(text => text is not null) : null);

    private static bool HasColumns(object? item) =>
        KnownObject.OfClass(item) is { } noun ? noun is Noun.CatalogEntry or Noun.Connector : PlainValue.Unwrapped(item) is PSCustomObject or IDictionary or DataRow;
}
