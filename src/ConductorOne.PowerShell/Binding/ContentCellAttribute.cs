using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Files by path: text (UTF-8), lines as Get-Content gives them, or bytes. JSON in a cell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ContentCellAttribute : KeyedCellAttribute
{
    private protected override IDictionary Convert(IDictionary files)
    {
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in files.Entries())
        {
            content[file.Key] = Bytes(file.Value) ?? throw new C1InputException(Messages.FileContentUnfit.With(file.Key));
        }

        return content;
    }

    private static byte[]? Bytes(object? value) => value switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        object?[] { Length: > 0 } items when items.All(i => i is byte) => [.. items.Cast<byte>()],
        object?[] lines when lines.All(l => l is string) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))),
        _ => null,
    };
}
