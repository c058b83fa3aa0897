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

    protected override object? FromObject(object? value) => PlainValue.Of(value) is { } plain and not IDictionary ? Unreadable(plain) : base.FromObject(value);

    // Shown by PowerShell and by the cmdlet: it must not hold the value.
    protected override UnreadableCell Unreadable(object value) =>
        new(Messages.ConfigurationUnreadable.With(Expected), Messages.CellUnusable.With(Messages.ConfigurationUnreadable.With(Expected)));

    private protected override object? Read(object? value) => value is null or IDictionary
        ? value
        : throw new C1InputException(Messages.ConfigurationUnreadable.With(Expected));
}
