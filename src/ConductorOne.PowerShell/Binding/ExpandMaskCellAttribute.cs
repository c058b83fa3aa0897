using System;
using System.Collections;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Paths to expand: <c>app_id;user_ids</c>, an array, or <c>@{ paths = … }</c> as on the wire.</summary>
/// <param name="paths">The class that knows the paths.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExpandMaskCellAttribute(Type paths) : ListCellAttribute
{
    private readonly ExpandMask _mask = ClassInAttribute.New<ExpandMask>(paths);

    public override object? ToWire(object value, string parameter) => _mask.Read((string[])base.ToWire(value, parameter)!, parameter);

    protected override object? FromObject(object value) =>
        PlainValue.Of(value) is IDictionary { Count: 1 } mask && mask["paths"] is { } paths ? base.FromObject(paths) : base.FromObject(value);
}
