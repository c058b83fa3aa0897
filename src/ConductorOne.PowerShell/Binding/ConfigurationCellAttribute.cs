using System;
using System.Collections;
using System.Management.Automation;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A connector's configuration: a hashtable, JSON or <c>field=value;field2=value2</c>. No message repeats any of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigurationCellAttribute() : ObjectCellAttribute(typeof(IDictionary))
{
    public override string Expected => Messages.ExpectedMap;

    public override bool TryRead(string text, out object? value) => base.TryRead(text, out value) ? true : throw Unreadable();

    private protected override object? Read(object? value) => value is null or IDictionary ? value : throw Unreadable();

    // Thrown rather than left to PowerShell, whose message would show the value.
    private ArgumentTransformationMetadataException Unreadable() => new(Messages.ConfigurationUnreadable.With(Expected));
}
