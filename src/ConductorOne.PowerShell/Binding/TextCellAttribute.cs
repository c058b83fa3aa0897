using System;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Text, or a single value that has one. PowerShell would send a list or an object as the name of its class.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal class TextCellAttribute : CellAttribute
{
    /// <summary>Whether it is the name of what is made: who gives several means several objects.</summary>
    public bool NamesNew { get; set; }

    protected override string Expected => Messages.ExpectedText;

    protected override string? WayOutOfList => NamesNew ? Messages.PipeItemsAsScript : null;

    protected override bool TryRead(string text, out object? value)
    {
        value = text;
        return true;
    }

    protected override object? FromObject(object value) => PlainValue.SingleText(value) ?? (object)Unreadable(value);

    // An argument of no characters is an argument; of a row it counts as an empty cell (see InputRow).
    protected override object? FromBlank(string text) => text;
}
