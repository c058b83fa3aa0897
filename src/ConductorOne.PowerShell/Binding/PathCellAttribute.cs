using System;
using System.IO;
using System.Linq;
using ConductorOne.Api;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Paths: texts, or what Get-ChildItem gives, whose text on Windows PowerShell is the name alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PathCellAttribute : ListCellAttribute
{
    protected override object? FromObject(object value)
    {
        var items = PlainList.Of(PlainValue.Unwrapped(value)) is { } several ? several.Cast<object?>() : [value];
        return base.FromObject(items.Select(item => PlainValue.Unwrapped(item) is FileSystemInfo entry ? entry.FullName : item).ToArray());
    }
}
