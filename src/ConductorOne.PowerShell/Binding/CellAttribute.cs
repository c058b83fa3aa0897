using System;
using System.Management.Automation;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// Lets a parameter take the text of a CSV cell. An empty cell means "not given". What cannot be read becomes an
/// <see cref="UnreadableCell"/>, which PowerShell cannot convert either: it refuses that as an argument, and leaves the parameter of
/// a row unbound, so that the cmdlet can name the row (see <see cref="Pipeline.InputRow"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class CellAttribute : ArgumentTransformationAttribute
{
    /// <summary>What such a cell has to be, to end the sentence "which is not …".</summary>
    protected abstract string Expected { get; }

    public sealed override object? Transform(EngineIntrinsics? engineIntrinsics, object? inputData)
    {
        if (PlainValue.TextOf(inputData) is not { } text)
        {
            return FromObject(inputData);
        }

        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : TryRead(text, out var value) ? value : Unreadable(text);
        }
        catch (C1InputException e)
        {
            return new UnreadableCell(e.Message, Messages.CellUnusable.With(e.Message));
        }
    }

    /// <summary>Reads a cell that is not empty.</summary>
    /// <exception cref="C1InputException">It is of the right kind, but says what is wrong: a misspelt key.</exception>
    protected abstract bool TryRead(string text, out object? value);

    /// <summary>For what is no text; PowerShell's own conversion goes on from the result.</summary>
    protected virtual object? FromObject(object? value) => value;

    protected virtual UnreadableCell Unreadable(object value) =>
        new(Messages.UnreadableArgument.With(value, Expected), Messages.CellUnfit.With(value, Expected));
}
