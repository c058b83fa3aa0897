using System;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Texts that may hold semicolons themselves, such as expressions: one text is one item.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextsCellAttribute : ListCellAttribute
{
    protected override string Expected => Messages.ExpectedText;

    protected override string[] Parted(string text) => [text];

    // A blank argument is an argument, which the cmdlet refuses.
    protected override object? FromBlank(string text) => new[] { text };
}
