using System;
using System.Collections;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A connector's configuration: a hashtable, JSON or <c>field=value;field2=value2</c>. No message repeats any of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigurationCellAttribute() : ObjectCellAttribute(typeof(IDictionary))
{
    protected override string Expected => Messages.ExpectedMap;

    public override object? ToWire(object value, string parameter) => ((ProtectedConfiguration)value).Given;

    // A secret with ; and = in it falls to pieces, and a key that comes twice may be one of them: no message shows it. Where commas stand between the
    // fields, a secret would become part of a field that is shown.
    protected override bool TryReadPlain(string text, out object? value)
    {
        value = CellText.WithSemicolons(text) is null && CellText.TryReadMap(text, out var map) ? Convert(map) : null;
        return value is not null;
    }

    // What others show of the value, this one must not.
    protected override UnreadableCell Unreadable(object value) => new(Messages.CellUnusable.With(Messages.ConfigurationUnreadable.With(Expected)));

    private protected override object? Convert(object? value) => value is null ? null
        : value is IDictionary given ? new ProtectedConfiguration(given)
        : throw new C1InputException(Messages.ConfigurationUnreadable.With(Expected));
}
