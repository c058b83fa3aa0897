using System;
using System.Management.Automation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// Lets a parameter take the text of a CSV cell. An empty cell means "not given". Text that cannot be read becomes what PowerShell
/// cannot convert either: it refuses that as an argument, and leaves the parameter of a row unbound, so that the cmdlet can name
/// the row (see <see cref="Pipeline.InputRow"/>). Left as text, PowerShell would round 12.5 to a whole number.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class CellAttribute : ArgumentTransformationAttribute
{
    /// <summary>What such a cell has to be, to end the sentence "which is not …".</summary>
    public abstract string Expected { get; }

    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (PlainValue.TextOf(inputData) is not { } text)
        {
            return FromObject(inputData);
        }

        return string.IsNullOrWhiteSpace(text) ? null : TryRead(text, out var value) ? value : new UnreadableText(text);
    }

    public abstract bool TryRead(string text, out object? value);

    /// <summary>For what is no text; PowerShell's own conversion goes on from the result.</summary>
    protected virtual object? FromObject(object? value) => value;

    private sealed class UnreadableText(string text)
    {
        public override string ToString() => text;
    }
}
