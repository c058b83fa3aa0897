using System;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Api;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// Lets a parameter take the text of a CSV cell, and refuses what PowerShell would bend until it fits: 12.5 rounded, an object as its
/// text. An empty cell means "not given". An argument that cannot be read ends the command. A row's cell that cannot be read leaves the
/// parameter empty, and the cmdlet, which sees both, names the row (see <see cref="InputRow"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class CellAttribute : ArgumentTransformationAttribute
{
    /// <summary>What such a cell has to be, to end the sentence "which is not …".</summary>
    protected abstract string Expected { get; }

    /// <summary>Whether a list can be what is expected.</summary>
    protected virtual bool TakesList => false;

    /// <summary>What to do with an argument that is a list: a sentence; nothing where the command does not take the items in another way.</summary>
    protected virtual string? WayOutOfList => null;

    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Read(inputData);
        if (value is not UnreadableCell unreadable)
        {
            return value;
        }

        var row = RowBinding.Current;
        if (!row.IsUnderWay)
        {
            var message = Messages.ArgumentUnreadable.With(unreadable.Reason);
            throw new ArgumentTransformationMetadataException(unreadable.WayOut is { } wayOut ? message + " " + wayOut : message);
        }

        row.Refuse(Messages.ArgumentUnreadable.With(unreadable.Reason));
        return null;
    }

    /// <summary>The value for the parameter, or why there is none.</summary>
    public object? Read(object? input)
    {
        try
        {
            return PlainValue.TextOf(input) is { } text ? ReadText(text)
                : PlainValue.Of(input) is null or DBNull ? null
                : FromObject(input!);
        }
        catch (Exception e) when (e is C1InputException or ArgumentTransformationMetadataException)
        {
            return new UnreadableCell(Messages.CellUnusable.With(e.Message));
        }
    }

    /// <summary>What is sent for a value that was given; nothing for what is not sent.</summary>
    /// <param name="value">As the parameter has it.</param>
    /// <param name="parameter">The parameter, for messages.</param>
    /// <exception cref="C1InputException">The server would refuse it, or misread it.</exception>
    public virtual object? ToWire(object value, string parameter) => value;

    /// <summary>Reads a cell that is not empty.</summary>
    /// <exception cref="C1InputException">It is of the right kind, but says what is wrong: a misspelt key.</exception>
    protected abstract bool TryRead(string text, out object? value);

    /// <summary>For what is no text.</summary>
    protected abstract object? FromObject(object value);

    /// <summary>What blanks mean: nothing was given.</summary>
    protected virtual object? FromBlank(string text) => null;

    // A collection's text is the name of its class, and an object's may hold anything: a secret, say.
    protected virtual UnreadableCell Unreadable(object value)
    {
        var list = PlainList.Of(PlainValue.Unwrapped(value)!);
        return PlainValue.SingleText(value) is { } text ? new(Messages.CellUnfit.With(text, Expected))
            : list is not null && !list.Cast<object?>().Any() ? new(Messages.CellUnfitList.With(Expected))
            : list is not (null or byte[]) && !TakesList ? new(Messages.CellHoldsList.With(Expected), WayOutOfList)
            : new(Messages.CellUnfitObject.With(ClassOf(value), Expected));
    }

    private static string ClassOf(object value)
    {
        if (value is PSObject { BaseObject: PSCustomObject })
        {
            return nameof(PSCustomObject);
        }

        var inside = PlainValue.Unwrapped(value)!;
        var item = PlainList.Of(inside) is { } items ? items.Cast<object?>().FirstOrDefault(i => i is not null && PlainValue.SingleText(i) is null) : null;
        return item is null ? inside.GetType().Name.Split('`')[0] : ClassOf(item);
    }

    private object? ReadText(string text)
    {
        Required.That(WholeText.Is(text), "", () => Messages.HalfCharacterInside);
        return string.IsNullOrWhiteSpace(text) ? FromBlank(text) : TryRead(text, out var value) ? value : Unreadable(text);
    }
}
