using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ConductorOne.Sandbox.Validation;

/// <summary>The fields that one kind of JSON object may have.</summary>
internal sealed class MessageSchema
{
    private readonly Dictionary<string, int> _indexes;
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
        _unsetTexts = [.. fields.Select(field => field.Choices is [var first, ..] ? first : "")];
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

    /// <summary>The groups of which one field must be set.</summary>
    public IReadOnlyList<string> RequiredOneOfs { get; init; }

    /// <summary>The position of a field in <see cref="Fields"/>, or -1. Fields have two names: <c>displayName</c> and <c>display_name</c>.</summary>
    public int IndexOf(string fieldName) => _indexes.TryGetValue(fieldName, out var index) ? index : -1;

    /// <summary>The field of this name, or null. What the mask of an update says has one name only: <c>displayName</c>.</summary>
    public FieldSchema? Find(string name) => IndexOf(name) is >= 0 and var index && Fields[index].Name == name ? Fields[index] : null;

    /// <summary>The same message, of which one field of the group must be set.</summary>
    public MessageSchema Requires(string oneOf) => new(Name, [.. Fields]) { RequiredOneOfs = [.. RequiredOneOfs, oneOf] };

    private static string SnakeCase(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
