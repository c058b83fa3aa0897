using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>An id, or the object that has it: live, copied (Import-Clixml, a job), or a row with that id.</summary>
/// <param name="noun">What it is the id of.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdCellAttribute(Noun noun) : CellAttribute
{
    /// <summary>What a policy has to be for; nothing where all are taken.</summary>
    public string? PolicyType { get; set; }

    /// <summary>Whether it is the id of what the cmdlet is about, so that ids in the pipe fill it.</summary>
    public bool IsOwn { get; set; }

    /// <summary>Objects that belong to such an object, and that the cmdlet takes by the pipe alone: they have both ids.</summary>
    public Noun[] PipeTakes { get; set; } = [];

    protected override string Expected => Messages.ExpectedId;

    protected override string? WayOutOfList => IsOwn ? Messages.PipeItems : null;

    public override object? ToWire(object value, string parameter)
    {
        Required.Id((string)value, parameter);
        return value;
    }

    protected override bool TryRead(string text, out object? value)
    {
        value = new IdReader(noun, PolicyType).Read(text);
        return true;
    }

    protected override object? FromObject(object value) => new IdReader(noun, PolicyType).Read(value) switch
    {
        null => Unreadable(value),
        UnreadableCell { Reason: var reason } when KnownObject.NounOf(value) is { } other && Array.IndexOf(PipeTakes, other) >= 0 =>
            new UnreadableCell(reason, Messages.PipeObject.With(noun.Facts().LabelWithoutArticle)),
        var read => read,
    };

    // An argument of no characters is an argument; of a row it counts as an empty cell (see InputRow).
    protected override object? FromBlank(string text) => text;
}
