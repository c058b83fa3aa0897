using System;
using System.Collections;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Paths to expand: <c>app_id;user_ids</c>, an array, or <c>@{ paths = … }</c> as on the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExpandMaskCellAttribute : ListCellAttribute
{
    protected override object? FromObject(object value) =>
        PlainValue.Of(value) is IDictionary { Count: 1 } mask && mask["paths"] is { } paths ? base.FromObject(paths) : base.FromObject(value);
}
