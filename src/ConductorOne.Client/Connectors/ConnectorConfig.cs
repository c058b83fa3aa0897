using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>A connector's configuration as the wire wants it, and what of it must not be shown.</summary>
internal sealed class ConnectorConfig : IMaskedValue
{
    private const string TypeKey = "@type";
    private const string FieldsKey = "configuration";

    // Digits: from here on a number in an answer is hardly there by chance.
    private const int ShortestNumber = 8;
    private const string EnvConfigType = "type.googleapis.com/c1.api.app.v1.EnvConfig";

    private ConnectorConfig(IDictionary value, IDictionary shown, IReadOnlyCollection<string> secrets)
    {
        Value = value;
        Shown = shown;
        Secrets = secrets;
    }

    /// <summary>What is sent.</summary>
    public IDictionary Value { get; }

    /// <summary>The same with every secret masked.</summary>
    public IDictionary Shown { get; }

    public IReadOnlyCollection<string> Secrets { get; }

    object IMaskedValue.Sent => Value;

    object IMaskedValue.Shown => Shown;

    /// <summary>Whether a field has a value. What a configuration of another type than the usual one holds is not known: it may have any field.</summary>
    public bool Has(string field)
    {
        if (!Equals(Value[TypeKey], EnvConfigType))
        {
            return true;
        }

        return Value[FieldsKey] is IDictionary fields
            && fields.Entries().Any(f => string.Equals(f.Key, field, StringComparison.OrdinalIgnoreCase) && HoldsText(f.Value));
    }

    /// <summary>From names and values: checked against the catalog, wrapped by the type of each field.</summary>
    /// <exception cref="C1InputException">A field that the entry does not have, or a value that does not fit it.</exception>
    /// <param name="entry">The product.</param>
    /// <param name="fields">Names and values.</param>
    /// <param name="isChange">Whether a field without a value is cleared; it is left out otherwise.</param>
    /// <param name="mayBeBlank">Whether a blank is meant where a secret is: it clears that.</param>
    public static ConnectorConfig FromFields(CatalogEntry entry, IDictionary fields, bool isChange = false, bool mayBeBlank = false)
    {
        ConfigSecrets.Check(fields, entry.CatalogId, "Configuration", mayBeBlank);
        var value = new Dictionary<string, object?>();
        var shown = new Dictionary<string, object?>();
        var secrets = new List<string>();
        foreach (var given in fields.Entries())
        {
            var name = given.Key;
            var field = entry.Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw UnknownField(entry, name, isText: fields is IReadOnlyDictionary<string, string>);
            // Of a new connector it is not given. In a change it clears the field.
            if (given.Value is null && !isChange)
            {
                continue;
            }

            if (value.ContainsKey(field.Name))
            {
                throw new C1InputException(Messages.CatalogFieldTwice.With(field.Name), "Configuration");
            }

            var isSecret = field.IsSecret || HoldsSecureString(given.Value);
            var text = given.Value ?? "";
            value[field.Name] = Wrap(entry, field, text, secrets, isSecret, masked: false);
            shown[field.Name] = Wrap(entry, field, text, secrets, isSecret, masked: isSecret && !Equals(text, ""));
        }

        return new(Envelope(value), Envelope(shown), secrets);
    }

    /// <summary>As it was given. What the catalog does not know to be harmless is masked wherever it is shown.</summary>
    /// <param name="config">The configuration, as the wire has it.</param>
    /// <param name="catalogId">Of the product, if it is known.</param>
    /// <param name="mayBeBlank">Whether a blank is meant where a secret is: it clears that.</param>
    /// <param name="mayBeRead">Whether it may be one that was read: then what the catalog does not know may be a secret.</param>
    public static ConnectorConfig FromRaw(IDictionary config, string? catalogId, bool mayBeBlank = false, bool mayBeRead = false)
    {
        if (config[TypeKey] is not string { Length: > 0 })
        {
            throw new C1InputException(Messages.ConfigWithoutType.With(TypeKey, EnvConfigType), "Config");
        }

        ConfigSecrets.Check(config, catalogId, "Config", mayBeBlank, mayBeRead);
        var secrets = new List<string>();
        var harmless = (ConnectorCatalog.FindById(catalogId)?.Fields ?? []).Where(f => !f.IsSecret).Select(f => f.Name);
        var names = new HashSet<string>(harmless, StringComparer.OrdinalIgnoreCase) { TypeKey };
        return new((IDictionary)Unprotected(config, "Config")!, (IDictionary)Masked(config, names, secrets, isSecret: true)!, secrets);
    }

    /// <summary>
    /// What of a configuration that was read is not as it is now, field by field; nothing where all is. Masks and blanks of secrets are the same in
    /// both, and a field that is given without a value is left as it is.
    /// </summary>
    /// <param name="given">The configuration, as the wire has it.</param>
    /// <param name="present">That of the connector, as it is read.</param>
    public static IDictionary? Changes(IDictionary given, object? present)
    {
        if (IsSame(given, present))
        {
            return null;
        }

        if (Fields(given, present) is not var (fields, others))
        {
            return given;
        }

        var changes = fields.Entries()
            .Where(field => !IsNothing(field.Value) && !IsSame(field.Value, others[field.Key]) && (others.Contains(field.Key) || HoldsText(field.Value)))
            .ToDictionary(field => field.Key, field => field.Value);
        return changes.Count == 0 ? null : given.Entries().ToDictionary(member => member.Key, member => member.Key == FieldsKey ? changes : member.Value);
    }

    /// <summary>The fields that the connector has and a configuration that was read gives no value any more.</summary>
    /// <param name="given">The configuration, as the wire has it.</param>
    /// <param name="present">That of the connector, as it is read.</param>
    /// <param name="isWhole">Whether it is known to be all that was read; else it is, where a field is as it was.</param>
    public static string[] Omitted(IDictionary given, object? present, bool isWhole)
    {
        if (Fields(given, present) is not var (fields, others))
        {
            return [];
        }

        isWhole |= fields.Entries().Any(field => others.Contains(field.Key) && IsSame(field.Value, others[field.Key]));
        return [.. others.Entries().Select(field => field.Key).Where(name => fields.Contains(name) ? IsNothing(fields[name]) : isWhole)];
    }

    /// <summary>Masks in an answer what the catalog knows to be secret or what was sent as a secret.</summary>
    public static object? Mask(object? config, string? catalogId, IReadOnlyCollection<string> secrets)
    {
        var fields = (ConnectorCatalog.FindById(catalogId)?.Fields ?? []).Where(f => f.IsSecret).Select(f => f.Name);
        return MaskNamed(config, new HashSet<string>(fields, StringComparer.OrdinalIgnoreCase), secrets, isSecret: false);
    }

    // A secret with a ; or = in it falls to pieces in the text form, and what looks like a name may be one of the pieces.
    private static C1InputException UnknownField(CatalogEntry entry, string name, bool isText)
    {
        var known = entry.Fields.Select(f => f.Name).ToArray();
        var shown = !isText || Nearest.Find(name, known) is not null ? name : SecretText.Mask;
        return new(
            Messages.CatalogFieldUnknown.With(entry.Name, shown, Nearest.Hint(name, known), string.Join(", ", known)), "Configuration");
    }

    private static Dictionary<string, object?> Envelope(Dictionary<string, object?> fields) =>
        new() { [TypeKey] = EnvConfigType, [FieldsKey] = fields };

    private static Dictionary<string, object?> Wrap(
        CatalogEntry entry, CatalogField field, object value, List<string> secrets, bool isSecret, bool masked)
    {
        if (field.Type == CatalogFieldType.Map)
        {
            var items = ConfigText.Map(value) ?? throw Unfit();
            return new()
            {
                ["keyValues"] = new Dictionary<string, object?>
                {
                    ["items"] = items.Select(i => new Dictionary<string, object?> { ["key"] = i.Key, ["value"] = Text(i.Value) }).ToArray(),
                },
            };
        }

        var text = field.Type switch
        {
            CatalogFieldType.Bool => ConfigText.Bool(value),
            CatalogFieldType.List => ConfigText.List(value),
            _ => ConfigText.Single(value),
        };
        return new() { ["stringValue"] = Text(text ?? throw Unfit()) };

        string Text(string plain)
        {
            if (masked)
            {
                return SecretText.Mask;
            }

            if (isSecret && plain.Length > 0)
            {
                secrets.AddRange(field.Type == CatalogFieldType.List ? [plain, .. plain.Split(',')] : [plain]);
            }

            return plain;
        }

        // Without the value: it may be the secret of another field. The name of its class is not.
        C1InputException Unfit() => new(
            Messages.CatalogFieldUnfit.With(entry.Name, field.Name, field.Type.ToString().ToLowerInvariant())
                + (value is IEnumerable or SecureString || ScalarText.Of(value) is not null ? "" : " " + Messages.ValueOfClass.With(value.GetType().Name)),
            "Configuration");
    }

    // Those of two configurations that are alike enough to be compared.
    private static (IDictionary Given, IDictionary Present)? Fields(IDictionary given, object? present) =>
        present is IDictionary now && IsSame(given[TypeKey], now[TypeKey]) && given[FieldsKey] is IDictionary fields && now[FieldsKey] is IDictionary others ? (fields, others) : null;

    private static bool IsNothing(object? value) => value is null or DBNull || (value is IDictionary members && members.Entries().All(member => IsNothing(member.Value)));

    private static bool IsSame(object?[] a, object?[] b) => a.Length == b.Length && a.Zip(b, IsSame).All(same => same);

    private static bool IsSame(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (IDictionary x, IDictionary y) => x.Count == y.Count && x.Entries().All(member => y.Contains(member.Key) && IsSame(member.Value, y[member.Key])),
        (IEnumerable x and not string, IEnumerable y and not string) => IsSame([.. x.Cast<object?>()], [.. y.Cast<object?>()]),
        (not null, not null) => ScalarText.Of(a) is { } text && text == ScalarText.Of(b),
        _ => false,
    };

    private static bool HoldsText(object? value) => value switch
    {
        null => false,
        string text => !string.IsNullOrWhiteSpace(text),
        IDictionary members => members.Entries().Any(m => HoldsText(m.Value)),
        IEnumerable items => items.Cast<object?>().Any(HoldsText),
        _ => true,
    };

    private static bool HoldsSecureString(object? value) => value switch
    {
        SecureString => true,
        string => false,
        IDictionary members => members.Entries().Any(m => HoldsSecureString(m.Value)),
        IEnumerable items => items.Cast<object?>().Any(HoldsSecureString),
        _ => false,
    };

    private static object? Unprotected(object? value, string at) => value switch
    {
        null or DBNull => null,
        SecureString secret => SecretText.Reveal(secret),
        string or bool => value,
        IDictionary members => members.Entries().ToDictionary(m => m.Key, m => Unprotected(m.Value, at + "." + m.Key)),
        IEnumerable items => items.Cast<object?>().Select((item, i) => Unprotected(item, at + "[" + i + "]")).ToArray(),
        _ when ScalarText.IsNumber(value) => value,

        // A PSCredential, say, would be sent as the name of its class.
        _ => ScalarText.Of(value) ?? throw new C1InputException(Messages.ConfigValueUnfit.With(at, value.GetType().Name), "Config"),
    };

    // Walks what was given, not what is sent: there a SecureString can still be told from text.
    private static object? Masked(object? value, HashSet<string> harmless, List<string> secrets, bool isSecret)
    {
        switch (value)
        {
            case SecureString secret:
                secrets.Add(SecretText.Reveal(secret));
                return SecretText.Mask;
            case string { Length: > 0 } text when isSecret:
                secrets.Add(text);
                return SecretText.Mask;
            case IDictionary members:
                return members.Entries().ToDictionary(
                    m => m.Key, m => Masked(m.Value, harmless, secrets, isSecret && !harmless.Contains(m.Key)));
            case IEnumerable items and not string:
                return items.Cast<object?>().Select(i => Masked(i, harmless, secrets, isSecret)).ToArray();
            case not (null or DBNull or string or bool) when isSecret:
                // A secret that is written as a number, or as bytes. A year or a port is found anywhere else, too.
                if (ConfigText.Single(value) is { Length: >= ShortestNumber } number)
                {
                    secrets.Add(number);
                }

                return SecretText.Mask;
            default:
                return value;
        }
    }

    /// <summary>A configuration without a single value, where nobody knows which of them are secrets.</summary>
    public static object? MaskAll(object? config) => MaskNamed(config, [], [], isSecret: true);

    private static object? MaskNamed(object? value, HashSet<string> named, IReadOnlyCollection<string> secrets, bool isSecret) => value switch
    {
        string { Length: > 0 } text => isSecret || secrets.Contains(text) ? SecretText.Mask : text,
        IDictionary members => C1Map<object?>.Of(members.Entries().ToDictionary(
            m => m.Key, m => MaskNamed(m.Value, named, secrets, isSecret || named.Contains(m.Key)))),
        IEnumerable items and not string => items.Cast<object?>().Select(i => MaskNamed(i, named, secrets, isSecret)).ToArray(),
        _ => value,
    };
}
