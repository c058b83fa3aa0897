using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// Secrets by name: a hashtable, JSON, or one <c>NAME=secret</c> in a cell. No message repeats any of them, and the parameter keeps them
/// protected: PowerShell hands out what is bound together with each verbose line.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretsCellAttribute : KeyedCellAttribute
{
    protected override string Expected => Messages.ExpectedSecret;

    public override object? ToWire(object value, string parameter) => new SecretTexts(
        ((IReadOnlyDictionary<string, SecureString>)value).ToDictionary(secret => secret.Key, secret => SecretText.Reveal(secret.Value)));

    // What a ; ends, the secret or the pair, nobody can tell: a piece of a secret must not become a name, which is shown.
    protected override bool TryReadPlain(string text, out object? value)
    {
        var equals = text.IndexOf('=');
        var (name, secret) = equals < 0 ? ("", "") : (text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim());
        value = IsName(name) && secret.Length > 0 && !secret.Contains(';') ? Convert(new Dictionary<string, string> { { name, secret } }) : null;
        return value is not null;
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(c => c is '_' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9'));

    protected override UnreadableCell Unreadable(object value) => new(Messages.CellUnusable.With(Messages.ConfigurationUnreadable.With(Expected)));

    private protected override IDictionary Convert(IDictionary entries)
    {
        var secrets = new Dictionary<string, SecureString>(StringComparer.Ordinal);
        foreach (var entry in entries.Entries())
        {
            var text = entry.Value is SecureString secret ? SecretText.Reveal(secret) : PlainValue.SingleText(entry.Value);
            Required.That(text is not null || entry.Value is null, entry.Key, () => Messages.SecretValueUnfit.With(entry.Key, MapCellAttribute.ClassOf(entry.Value!)));
            Required.That(!string.IsNullOrEmpty(text), entry.Key, () => Messages.SecretIsBlank.With(entry.Key));
            Required.That(!SecretText.IsMask(text!), entry.Key, () => Messages.SecretIsMasked.With(entry.Key));
            secrets[entry.Key] = SecretAttribute.Protect(text!);
        }

        return secrets;
    }
}
