using System;
using System.Linq;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>References that are made of several ids, in a cell with slashes between these.</summary>
/// <param name="type">A reference.</param>
/// <param name="length">How many ids it has.</param>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ReferenceCellAttribute(Type type, int length) : ObjectCellAttribute(type.MakeArrayType())
{
    /// <summary>Makes one of its ids.</summary>
    protected abstract object NewReference(string[] ids);

    protected sealed override bool TryReadPlain(string text, out object? value)
    {
        var read = CellText.ReadList(text).Select(item => item.Split('/').Select(id => id.Trim()).ToArray()).ToArray();
        if (read.Any(ids => ids.Length != length))
        {
            value = null;
            return false;
        }

        var references = Array.CreateInstance(type, read.Length);
        Array.Copy(read.Select(NewReference).ToArray(), references, read.Length);
        value = references;
        return true;
    }

    // Several texts stand for several cells.
    private protected override object? Convert(object? value) =>
        value is object?[] { Length: > 0 } items && items.All(i => i is string) && TryReadPlain(string.Join(";", items), out var references)
            ? references
            : base.Convert(value);
}
