using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Lists;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Ids, or the objects that have them, in a cell as <c>a;b;c</c>.</summary>
/// <param name="noun">What they are the ids of.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdsCellAttribute(Noun noun) : CellAttribute
{
    /// <summary>Whether the wire has each id in an object of its own.</summary>
    public bool AsReferences { get; set; }

    protected override string Expected => Messages.ExpectedIds;

    protected override bool TakesList => true;

    public override object? ToWire(object value, string parameter)
    {
        var ids = (string[])value;
        Required.Ids(ids, parameter);
        return AsReferences ? ids.Select(id => new IdRef(id)).ToArray() : ids;
    }

    protected override bool TryRead(string text, out object? value)
    {
        value = ReadAll(CellText.ReadList(text), text);
        return true;
    }

    // A hashtable and a copied object are objects. PlainValue would take the copy's class away.
    protected override object? FromObject(object value) =>
        PlainList.Of(PlainValue.Unwrapped(value)) is { } items ? ReadAll(items.Cast<object?>(), value) : ReadAll([value], value);

    private object ReadAll(IEnumerable<object?> items, object whole)
    {
        var reader = new IdReader(noun, null);
        var ids = new List<string>();
        foreach (var item in items)
        {
            switch (reader.Read(item))
            {
                case string id:
                    ids.Add(id);
                    break;
                case UnreadableCell unreadable:
                    return unreadable;
                default:
                    return Unreadable(whole);
            }
        }

        return ids.ToArray();
    }
}
