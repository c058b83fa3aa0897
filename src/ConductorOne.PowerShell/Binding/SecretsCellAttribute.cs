using System;
using System.Collections;
using System.Collections.Generic;
using System.Security;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Secrets by name: a hashtable, or JSON in a cell. No message repeats any of them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretsCellAttribute : KeyedCellAttribute
{
    protected override string Expected => Messages.ExpectedMap;

    public override object? ToWire(object value, string parameter) => new SecretTexts((IReadOnlyDictionary<string, string>)value);

    protected override UnreadableCell Unreadable(object value) => new(Messages.CellUnusable.With(Messages.ConfigurationUnreadable.With(Expected)));

    private protected override IDictionary Convert(IDictionary entries)
    {
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Entries())
        {
            var text = entry.Value is SecureString secret ? SecretText.Reveal(secret) : PlainValue.SingleText(entry.Value);
            Required.That(!string.IsNullOrEmpty(text), entry.Key, () => Messages.SecretIsBlank.With(entry.Key));
            Required.That(!SecretText.IsMask(text!), entry.Key, () => Messages.SecretIsMasked.With(entry.Key));
            secrets[entry.Key] = text!;
        }

        return secrets;
    }
}
