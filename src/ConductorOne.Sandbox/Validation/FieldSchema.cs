using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace ConductorOne.Sandbox.Validation;

/// <summary>One field of a <see cref="MessageSchema"/>: its name, what it holds and what is demanded of it.</summary>
internal sealed record FieldSchema(string Name, FieldKind Kind, FieldShape Shape = FieldShape.Single)
{
    // Null only while the static fields of the schema classes are being set, which no request ever sees.
    private Func<MessageSchema?>? _nested;

    /// <summary>The schema of a nested object. Looked up late, since messages may refer to each other.</summary>
    public MessageSchema Schema => _nested!()!;

    /// <summary>The names that a <see cref="FieldKind.Choice"/> knows; the first one stands for "not set".</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The name of the group of which only one field may be set, or null.</summary>
    public string? OneOf { get; init; }

    /// <summary>Whether the text, or each text of the list, is an id.</summary>
    public bool IsId { get; init; }

    /// <summary>Whether only the server sets it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether an answer leaves the field out while it is not set.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Whether the server never answers with a value of this field.</summary>
    public bool ReadsNull { get; init; }

    /// <summary>Whether the field must be there and not be empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether none of a list's texts may be empty.</summary>
    public bool HasNonEmptyItems { get; init; }

    /// <summary>The fewest items of a list.</summary>
    public int MinItems { get; init; }

    /// <summary>The most items of a list.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    public static FieldSchema Text(string name) => new(name, FieldKind.Text);

    public static FieldSchema Texts(string name) => new(name, FieldKind.Text, FieldShape.List);

    public static FieldSchema TextMap(string name) => new(name, FieldKind.Text, FieldShape.Map);

    /// <summary>A list of texts of which none may be empty.</summary>
    public static FieldSchema NonEmptyTexts(string name) => Texts(name) with { HasNonEmptyItems = true };

    /// <summary>An id; an empty text stands for none.</summary>
    public static FieldSchema Id(string name) => Text(name) with { IsId = true };

    /// <summary>A list of ids.</summary>
    public static FieldSchema Ids(string name) => Texts(name) with { IsId = true };

    public static FieldSchema Flag(string name) => new(name, FieldKind.Flag);

    public static FieldSchema Int32(string name) => new(name, FieldKind.Int32);

    public static FieldSchema UInt32(string name) => new(name, FieldKind.UInt32);

    public static FieldSchema Int64(string name) => new(name, FieldKind.Int64);

    public static FieldSchema Int64s(string name) => new(name, FieldKind.Int64, FieldShape.List);

    public static FieldSchema UInt64(string name) => new(name, FieldKind.UInt64);

    public static FieldSchema BytesMap(string name) => new(name, FieldKind.Bytes, FieldShape.Map);

    public static FieldSchema Duration(string name) => new(name, FieldKind.Duration);

    public static FieldSchema Timestamp(string name) => new(name, FieldKind.Timestamp);

    public static FieldSchema FreeForm(string name) => new(name, FieldKind.FreeForm);

    /// <summary>A choice between plain names.</summary>
    public static FieldSchema Choice(string name, params string[] choices) =>
        new(name, FieldKind.Choice) { Choices = choices };

    /// <summary>A choice between names that share a prefix.</summary>
    public static FieldSchema PrefixedChoice(string name, string prefix, params string[] choices) =>
        new(name, FieldKind.Choice) { Choices = [.. choices.Select(choice => prefix + choice)] };

    /// <summary>An object without fields, which says something by being there.</summary>
    public static FieldSchema Marker(string name) => Nested(name, () => MessageSchema.Empty);

    public static FieldSchema Nested(string name, Func<MessageSchema?> schema) =>
        new(name, FieldKind.Nested) { _nested = schema };

    public static FieldSchema NestedList(string name, Func<MessageSchema?> schema) =>
        new(name, FieldKind.Nested, FieldShape.List) { _nested = schema };

    public static FieldSchema NestedMap(string name, Func<MessageSchema?> schema) =>
        new(name, FieldKind.Nested, FieldShape.Map) { _nested = schema };

    /// <summary>The name of a choice that is given by name or by number, or null when there is no such choice.</summary>
    public string? FindChoice(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return WireNumber.TryRead(value, FieldKind.Int32, out var digits)
                && int.Parse(digits, CultureInfo.InvariantCulture) is >= 0 and var number && number < Choices.Count
                    ? Choices[number]
                    : null;
        }

        if (value.ValueKind != JsonValueKind.String)
            return null;
        foreach (var choice in Choices)
        {
            if (value.ValueEquals(choice))
                return choice;
        }

        return null;
    }

    /// <summary>Whether a value of the other field can be one of this.</summary>
    public bool IsLike(FieldSchema other) => Kind == other.Kind && Shape == other.Shape && (Kind != FieldKind.Nested || Schema == other.Schema);

    /// <summary>The same field as one arm of a group of which only one may be set.</summary>
    public FieldSchema In(string oneOf) => this with { OneOf = oneOf };

    /// <summary>The same field as a list.</summary>
    public FieldSchema Repeated() => this with { Shape = FieldShape.List };

    /// <summary>The same field, which is always answered as null.</summary>
    public FieldSchema ReadAsNull() => this with { ReadsNull = true };

    /// <summary>The same field, which must be there and not be empty.</summary>
    public FieldSchema Required() => this with { IsRequired = true };

    /// <summary>The same list with limits for how many items it holds.</summary>
    public FieldSchema Items(int min, int max) => this with { MinItems = min, MaxItems = max };
}
