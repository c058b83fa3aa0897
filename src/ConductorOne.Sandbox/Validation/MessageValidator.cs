using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Validation;

/// <summary>
/// Checks a JSON value against a schema and refuses it with the words that the live server uses. What proto3 JSON can say in several ways
/// is taken in all of them.
/// </summary>
internal sealed partial class MessageValidator
{
    private bool _isCanonical = true;

    private MessageValidator()
    {
    }

    /// <summary>Checks a whole body.</summary>
    /// <returns>Whether everything in it is said in the way in which the server itself says it.</returns>
    /// <exception cref="ApiException">The body breaks a rule.</exception>
    public static bool Validate(MessageSchema schema, JsonElement body)
    {
        var validator = new MessageValidator();
        try
        {
            validator.CheckMessage(schema, body, parent: null);
            return validator._isCanonical;
        }
        catch (InvalidOperationException)
        {
            throw ApiException.Invalid("proto: syntax error: a name with half of a surrogate pair");
        }
    }

    private void CheckMessage(MessageSchema schema, JsonElement message, string? parent)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"proto: syntax error: unexpected token {Shorten(message)}");

        var (seen, present) = (UInt128.Zero, UInt128.Zero);
        foreach (var property in message.EnumerateObject())
        {
            var index = schema.IndexOf(property.Name);
            if (index < 0)
                throw ApiException.Invalid($"proto: unknown field \"{property.Name}\"");
            if ((seen & (UInt128.One << index)) != 0)
                throw ApiException.Invalid($"proto: duplicate field \"{property.Name}\"");
            seen |= UInt128.One << index;
            var field = schema.Fields[index];
            _isCanonical &= property.NameEquals(field.Name);

            // Null stands for "not set".
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            present |= UInt128.One << index;
            CheckField(schema, field, property.Value, parent);
            CheckId(schema, field, property.Value, parent);
        }

        CheckOneOfs(schema, present, parent);
        CheckRequired(schema, present, message, parent);
    }

    private void CheckField(MessageSchema schema, FieldSchema field, JsonElement value, string? parent)
    {
        switch (field.Shape)
        {
            case FieldShape.Single:
                CheckValue(schema, field, value);
                break;
            case FieldShape.List:
                CheckList(schema, field, value, parent);
                break;
            default:
                CheckMap(field, value);
                break;
        }
    }

    private static void CheckId(MessageSchema schema, FieldSchema field, JsonElement value, string? parent)
    {
        if (field is { IsId: true, Shape: FieldShape.Single } && value.GetString() is { Length: > 0 } id && !Identifiers.IsValid(id))
            throw Broken(schema, field, parent, Identifiers.Rule);
    }

    private void CheckList(MessageSchema schema, FieldSchema field, JsonElement list, string? parent)
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
            if (field.IsId && !Identifiers.IsValid(item.GetString()))
                throw ApiException.Invalid($"invalid {schema.Name}.{Pascal(field.Name)}[{index}]: {Identifiers.Rule}");
            index++;
        }
    }

    private void CheckMap(FieldSchema field, JsonElement map)
    {
        if (map.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"proto: syntax error: unexpected token {Shorten(map)} for map field {field.Name}");

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            if (!keys.Add(entry.Name))
                throw ApiException.Invalid($"proto: duplicate map key \"{entry.Name}\" of field {field.Name}");
            if (field.Kind == FieldKind.Nested)
                CheckMessage(field.Schema, entry.Value, parent: null);
            else
                CheckScalar(field, entry.Value);
        }
    }

    private void CheckValue(MessageSchema schema, FieldSchema field, JsonElement value)
    {
        if (field.Kind == FieldKind.Nested)
            CheckMessage(field.Schema, value, $"{schema.Name}.{Pascal(field.Name)}");
        else
            CheckScalar(field, value);
    }

    private void CheckScalar(FieldSchema field, JsonElement value)
    {
        var isValid = field.Kind switch
        {
            FieldKind.Text => JsonText.TryRead(value, out _),
            FieldKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            FieldKind.Int32 or FieldKind.UInt32 or FieldKind.Int64 or FieldKind.UInt64 => IsNumber(field, value),
            FieldKind.Bytes => IsBytes(value),
            FieldKind.Duration => JsonText.TryRead(value, out var text) && DurationPattern().IsMatch(text),
            FieldKind.Timestamp => JsonText.TryRead(value, out var text) && TimestampPattern().IsMatch(text) && value.TryGetDateTimeOffset(out _),
            FieldKind.Choice => IsChoice(field, value),
            FieldKind.Fraction => IsFraction(value),
            FieldKind.Anything => true,
            _ => value.ValueKind == JsonValueKind.Object,
        };
        if (!isValid)
            throw ApiException.Invalid($"proto: invalid value for {KindName(field.Kind)} field {field.Name}: {Shorten(value)}");
    }

    private static void CheckOneOfs(MessageSchema schema, UInt128 present, string? parent)
    {
        List<string>? set = null;
        for (var index = 0; index < schema.Fields.Count; index++)
        {
            var field = schema.Fields[index];
            if (field.OneOf is null || (present & (UInt128.One << index)) == 0)
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

    private static void CheckRequired(MessageSchema schema, UInt128 present, JsonElement message, string? parent)
    {
        for (var index = 0; index < schema.Fields.Count; index++)
        {
            var field = schema.Fields[index];
            var isSet = (present & (UInt128.One << index)) != 0;
            if (!isSet && field.MinItems > 0)
                throw Broken(schema, field, parent, ItemsRule(field));
            if (!field.IsRequired)
                continue;
            if (field.Kind == FieldKind.Text && (!isSet || IsEmpty(schema, index, message)))
                throw Broken(schema, field, parent, "value length must be at least 1 runes");
            if (!isSet)
                throw Broken(schema, field, parent, "value is required");
        }
    }

    // Under whichever of its two names.
    private static bool IsEmpty(MessageSchema schema, int index, JsonElement message)
    {
        foreach (var property in message.EnumerateObject())
        {
            if (schema.IndexOf(property.Name) == index)
                return property.Value.ValueEquals("");
        }

        return true;
    }

    private bool IsNumber(FieldSchema field, JsonElement value)
    {
        if (!WireNumber.TryRead(value, field.Kind, out var digits))
            return false;
        _isCanonical &= field.Kind is FieldKind.Int64 or FieldKind.UInt64
            ? value.ValueKind == JsonValueKind.String && value.ValueEquals(digits)
            : value.ValueKind == JsonValueKind.Number && value.GetRawText() == digits;
        return true;
    }

    private bool IsBytes(JsonElement value)
    {
        if (!WireBytes.TryRead(value, out var base64))
            return false;
        _isCanonical &= value.ValueEquals(base64);
        return true;
    }

    // A text stands for a number too, and for what JSON has no number for.
    private static bool IsFraction(JsonElement value) => value.ValueKind == JsonValueKind.Number
        || (JsonText.TryRead(value, out var text)
            && (text is "NaN" or "Infinity" or "-Infinity" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));

    private bool IsChoice(FieldSchema field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            _isCanonical = false;
        return field.FindChoice(value) is not null;
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
        FieldKind.Fraction => "double",
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
