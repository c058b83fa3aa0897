using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Validation;

/// <summary>Checks a JSON value against a schema and refuses it with the words that the live server uses.</summary>
internal static partial class MessageValidator
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign;
    private const NumberStyles Unsigned = NumberStyles.None;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Checks a whole body.</summary>
    /// <exception cref="ApiException">The body breaks a rule.</exception>
    public static void Validate(MessageSchema schema, JsonElement body) => CheckMessage(schema, body, parent: null);

    private static void CheckMessage(MessageSchema schema, JsonElement message, string? parent)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"proto: syntax error: unexpected token {Shorten(message)}");

        var (seen, present) = (0UL, 0UL);
        foreach (var property in message.EnumerateObject())
        {
            var index = schema.IndexOf(property.Name);
            if (index < 0)
                throw ApiException.Invalid($"proto: unknown field \"{property.Name}\"");
            if ((seen & (1UL << index)) != 0)
                throw ApiException.Invalid($"proto: duplicate field \"{property.Name}\"");
            seen |= 1UL << index;

            // Null stands for "not set".
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            present |= 1UL << index;
            CheckField(schema, schema.Fields[index], property.Value, parent);
        }

        CheckOneOfs(schema, present, parent);
        CheckRequired(schema, present, message, parent);
    }

    private static void CheckField(MessageSchema schema, FieldSchema field, JsonElement value, string? parent)
    {
        if (field.IsReadOnly)
            throw Broken(schema, field, parent, "value is read-only");

        switch (field.Shape)
        {
            case FieldShape.Single:
                CheckValue(schema, field, value);
                break;
            case FieldShape.List:
                CheckList(schema, field, value, parent);
                break;
            default:
                CheckMap(schema, field, value);
                break;
        }
    }

    private static void CheckList(MessageSchema schema, FieldSchema field, JsonElement list, string? parent)
    {
        if (list.ValueKind != JsonValueKind.Array)
            throw ApiException.Invalid($"proto: syntax error: unexpected token {Shorten(list)} for repeated field {field.Name}");

        var count = list.GetArrayLength();
        if (count < field.MinItems || count > field.MaxItems)
            throw Broken(schema, field, parent, ItemsRule(field));

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            CheckValue(schema, field, item);
            if (field.HasNonEmptyItems && item.ValueEquals(""))
                throw ApiException.Invalid($"invalid {schema.Name}.{Pascal(field.Name)}[{index}]: value length must be at least 1 runes");
            index++;
        }
    }

    private static void CheckMap(MessageSchema schema, FieldSchema field, JsonElement map)
    {
        if (map.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"proto: syntax error: unexpected token {Shorten(map)} for map field {field.Name}");

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            if (!keys.Add(entry.Name))
                throw ApiException.Invalid($"proto: duplicate map key \"{entry.Name}\" of field {field.Name}");
            CheckValue(schema, field, entry.Value);
        }
    }

    private static void CheckValue(MessageSchema schema, FieldSchema field, JsonElement value)
    {
        if (field.Kind == FieldKind.Nested)
        {
            CheckMessage(field.Schema, value, $"{schema.Name}.{Pascal(field.Name)}");
            return;
        }

        var isValid = field.Kind switch
        {
            FieldKind.Text => IsText(value),
            FieldKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            FieldKind.Int32 => IsNumber(value, static text => int.TryParse(text, Signed, Invariant, out _)),
            FieldKind.UInt32 => IsNumber(value, static text => uint.TryParse(text, Unsigned, Invariant, out _)),
            FieldKind.Int64 => IsNumber(value, static text => long.TryParse(text, Signed, Invariant, out _)),
            FieldKind.UInt64 => IsNumber(value, static text => ulong.TryParse(text, Unsigned, Invariant, out _)),
            FieldKind.Bytes => IsText(value) && value.TryGetBytesFromBase64(out _),
            FieldKind.Duration => IsText(value) && DurationPattern().IsMatch(value.GetString()!),
            FieldKind.Timestamp => IsText(value) && TimestampPattern().IsMatch(value.GetString()!) && value.TryGetDateTimeOffset(out _),
            FieldKind.Choice => IsText(value) && Contains(field.Choices, value),
            _ => value.ValueKind == JsonValueKind.Object,
        };
        if (!isValid)
            throw ApiException.Invalid($"proto: invalid value for {KindName(field.Kind)} field {field.Name}: {Shorten(value)}");
    }

    private static void CheckOneOfs(MessageSchema schema, ulong present, string? parent)
    {
        List<string>? set = null;
        for (var index = 0; index < schema.Fields.Count; index++)
        {
            var field = schema.Fields[index];
            if (field.OneOf is null || (present & (1UL << index)) == 0)
                continue;
            if (set?.Contains(field.OneOf) == true)
                throw ApiException.Invalid($"proto: error parsing \"{field.Name}\", oneof {schema.Name}.{field.OneOf} is already set");
            (set ??= []).Add(field.OneOf);
        }

        foreach (var oneOf in schema.RequiredOneOfs)
        {
            if (set?.Contains(oneOf) != true)
                throw ApiException.Invalid($"{Prefix(parent)}invalid {schema.Name}.{Pascal(oneOf)}: value is required");
        }
    }

    private static void CheckRequired(MessageSchema schema, ulong present, JsonElement message, string? parent)
    {
        for (var index = 0; index < schema.Fields.Count; index++)
        {
            var field = schema.Fields[index];
            var isSet = (present & (1UL << index)) != 0;
            if (!isSet && field.MinItems > 0)
                throw Broken(schema, field, parent, ItemsRule(field));
            if (!field.IsRequired)
                continue;
            if (field.Kind == FieldKind.Text && (!isSet || message.GetProperty(field.Name).ValueEquals("")))
                throw Broken(schema, field, parent, "value length must be at least 1 runes");
            if (!isSet)
                throw Broken(schema, field, parent, "value is required");
        }
    }

    private static bool IsText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            return value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return false;
        }
    }

    // Proto3 JSON takes every integer as a number or as a string of digits.
    private static bool IsNumber(JsonElement value, Predicate<string> parses) => value.ValueKind switch
    {
        JsonValueKind.Number => parses(value.GetRawText()),
        JsonValueKind.String => IsText(value) && parses(value.GetString()!),
        _ => false,
    };

    private static bool Contains(IReadOnlyList<string> choices, JsonElement value)
    {
        foreach (var choice in choices)
        {
            if (value.ValueEquals(choice))
                return true;
        }

        return false;
    }

    private static ApiException Broken(MessageSchema schema, FieldSchema field, string? parent, string rule) =>
        ApiException.Invalid($"{Prefix(parent)}invalid {schema.Name}.{Pascal(field.Name)}: {rule}");

    private static string Prefix(string? parent) => parent is null ? "" : $"invalid {parent}: ";

    private static string ItemsRule(FieldSchema field) => field.MaxItems == int.MaxValue
        ? $"value must contain at least {field.MinItems} item(s)"
        : field.MinItems == 0
            ? $"value must contain no more than {field.MaxItems} item(s)"
            : $"value must contain between {field.MinItems} and {field.MaxItems} items";

    private static string KindName(FieldKind kind) => kind switch
    {
        FieldKind.Text => "string",
        FieldKind.Flag => "bool",
        FieldKind.Choice => "enum",
        FieldKind.Duration => "google.protobuf.Duration",
        FieldKind.Timestamp => "google.protobuf.Timestamp",
        FieldKind.FreeForm => "message",
        FieldKind.Int32 => "int32",
        FieldKind.UInt32 => "uint32",
        FieldKind.Int64 => "int64",
        FieldKind.UInt64 => "uint64",
        FieldKind.Bytes => "bytes",
        _ => "message",
    };

    private static string Pascal(string name) => string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));

    // Values may be secrets or novels: an error shows the beginning only.
    private static string Shorten(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
    }

    [GeneratedRegex(@"^-?[0-9]{1,12}(\.[0-9]{1,9})?s\z", RegexOptions.CultureInvariant)]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimestampPattern();
}
