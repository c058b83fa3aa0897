using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ConductorOne.Sandbox.Validation;

/// <summary>The fields that one kind of JSON object may have.</summary>
internal sealed class MessageSchema
{
    private readonly ConcurrentDictionary<MessageSchema, int[]> _shared = new();
    private readonly Dictionary<string, int> _indexes;
    private readonly UnsetForm[] _unset;
    private readonly string[] _unsetTexts;
    private readonly JsonEncodedText[] _encodedNames;

    public MessageSchema(string name, params FieldSchema[] fields)
    {
        // The validator keeps the fields it has seen in one 128-bit word.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields.Length, 128);
        Name = name;
        Fields = fields;
        RequiredOneOfs = [];
        _indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < fields.Length; index++)
        {
            _indexes.Add(fields[index].Name, index);
            _indexes.TryAdd(SnakeCase(fields[index].Name), index);
        }

        DeletedAt = IndexOf("deletedAt");
        _unset = [.. fields.Select(FormOf)];
        _unsetTexts = [.. fields.Select(field => field.Choices is [var first, ..] ? first : field.Kind is FieldKind.Int64 or FieldKind.UInt64 ? "0" : "")];
        _encodedNames = [.. fields.Select(field => JsonEncodedText.Encode(field.Name))];
    }

    /// <summary>A message without fields.</summary>
    public static MessageSchema Empty { get; } = new("Empty");

    /// <summary>The message's name, as it stands in error messages.</summary>
    public string Name { get; }

    /// <summary>The fields, in the order in which they are written.</summary>
    public IReadOnlyList<FieldSchema> Fields { get; }

    /// <summary>The position of the time of deletion in <see cref="Fields"/>, or -1.</summary>
    public int DeletedAt { get; }

    /// <summary>What the text of a field is while it isn't set: of a choice the first name.</summary>
    public string UnsetText(int index) => _unsetTexts[index];

    /// <summary>The name of a field, ready to be written.</summary>
    public JsonEncodedText EncodedName(int index) => _encodedNames[index];

    /// <summary>Writes a field that isn't set as the server answers it.</summary>
    public void WriteUnset(Utf8JsonWriter writer, int index)
    {
        var name = _encodedNames[index];
        switch (_unset[index])
        {
            case UnsetForm.Absent:
                break;
            case UnsetForm.List:
                writer.WriteStartArray(name);
                writer.WriteEndArray();
                break;
            case UnsetForm.Map:
                writer.WriteStartObject(name);
                writer.WriteEndObject();
                break;
            case UnsetForm.False:
                writer.WriteBoolean(name, false);
                break;
            case UnsetForm.Zero:
                writer.WriteNumber(name, 0);
                break;
            case UnsetForm.Text:
                writer.WriteString(name, _unsetTexts[index]);
                break;
            default:
                writer.WriteNull(name);
                break;
        }
    }

    /// <summary>The groups of which one field must be set.</summary>
    public IReadOnlyList<string> RequiredOneOfs { get; init; }

    /// <summary>The position of a field in <see cref="Fields"/>, or -1. Fields have two names: <c>displayName</c> and <c>display_name</c>.</summary>
    public int IndexOf(string fieldName) => _indexes.TryGetValue(fieldName, out var index) ? index : -1;

    /// <summary>The field of this name, or null. What the mask of an update says has one name only: <c>displayName</c>.</summary>
    public FieldSchema? Find(string name) => IndexOf(name) is >= 0 and var index && Fields[index].Name == name ? Fields[index] : null;

    /// <summary>The positions of the fields that another message has under the same names and with the same types.</summary>
    public IReadOnlyList<int> SharedWith(MessageSchema other) => _shared.GetOrAdd(
        other, given => [.. Enumerable.Range(0, Fields.Count).Where(index => given.Find(Fields[index].Name)?.IsLike(Fields[index]) == true)]);

    /// <summary>The same message, of which one field of the group must be set.</summary>
    public MessageSchema Requires(string oneOf) => new(Name, [.. Fields]) { RequiredOneOfs = [.. RequiredOneOfs, oneOf] };

    // An arm that was not chosen is not there at all.
    private static UnsetForm FormOf(FieldSchema field) => field switch
    {
        { OneOf: not null } or { IsLeftOut: true } => UnsetForm.Absent,
        { Shape: FieldShape.List } => UnsetForm.List,
        { Shape: FieldShape.Map } => UnsetForm.Map,
        { ReadsNull: true } => UnsetForm.Null,
        { Kind: FieldKind.Flag } => UnsetForm.False,
        { Kind: FieldKind.Int32 or FieldKind.UInt32 or FieldKind.Fraction } => UnsetForm.Zero,
        { Kind: FieldKind.Text or FieldKind.Bytes or FieldKind.Choice or FieldKind.Int64 or FieldKind.UInt64 } => UnsetForm.Text,
        _ => UnsetForm.Null,
    };

    private static string SnakeCase(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : letter.ToString()));

    // How the server answers a field that isn't set.
    private enum UnsetForm
    {
        Null,
        Absent,
        List,
        Map,
        False,
        Zero,
        Text,
    }
}
