using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>
/// What a search asks for, told by the names of its fields: <c>query</c> and <c>displayName</c>, ids and references of the objects, and whatever
/// is called like a field of the object, one value or a list of values. What is none of these leaves the search as it is.
/// </summary>
internal static class ObjectFilter
{
    private const string Exclude = "exclude";
    private static readonly string[] QueriedFields = ["displayName", "name", "description", "email"];

    public static Predicate<StoredObject> Read(Noun noun, JsonElement body)
    {
        var filters = body.EnumerateObject().Select(field => Read(noun, field.Name, field.Value)).OfType<Predicate<StoredObject>>().ToList();
        return filters.Count == 1 ? filters[0] : stored => filters.TrueForAll(filter => filter(stored));
    }

    private static Predicate<StoredObject>? Read(Noun noun, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        switch (name)
        {
            case "query":
                var query = value.GetString()!;
                var queried = QueriedFields.Where(field => IsText(noun.Schema, field)).Select(noun.Schema.IndexOf).ToArray();
                return stored => Array.Exists(queried, field => Filter.Finds(query, stored.Fields.TextAt(field)));
            case "displayName" or "name" when IsText(noun.Schema, name):
                var (wanted, position) = (value.GetString()!, noun.Schema.IndexOf(name));
                return stored => Filter.Is(wanted, stored.Fields.TextAt(position));
            case "refs":
                return OneOf([.. value.EnumerateArray().Select(reference => reference.Text(noun.KeyField ?? "id"))], static stored => stored.Id);
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return ReadList(noun, name, [.. value.EnumerateArray().Select(item => item.GetString()!)]);
        return noun.Schema.Find(name) is { Shape: FieldShape.Single } && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True
            && Text(value) is { Length: > 0 } text
                ? stored => Value(stored, name) == text
                : null;
    }

    private static Predicate<StoredObject>? ReadList(Noun noun, string name, IReadOnlyList<string> values)
    {
        if (name.StartsWith(Exclude, StringComparison.Ordinal) && name.Length > Exclude.Length && values.Count > 0)
        {
            var excluded = ReadList(noun, char.ToLowerInvariant(name[Exclude.Length]) + name[(Exclude.Length + 1)..], values);
            return excluded is null ? null : stored => !excluded(stored);
        }

        if (IsIds(noun, name))
            return OneOf(values, static stored => stored.Id);
        var field = new[] { name, name[..^1], name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : name, name.EndsWith("es", StringComparison.Ordinal) ? name[..^2] : name }
            .FirstOrDefault(known => noun.Schema.Find(known) is { Shape: not FieldShape.Map });
        if (field is null)
            return null;
        return noun.Schema.Find(field) is { Shape: FieldShape.List, Kind: FieldKind.Text }
            ? stored => values.Count == 0 || stored.Fields.Texts(field).Any(values.Contains)
            : OneOf(values, stored => Value(stored, field));
    }

    // "ids", or the end of the noun's own name with "Ids" behind it.
    private static bool IsIds(Noun noun, string name) => name == "ids"
        || (name.EndsWith("Ids", StringComparison.Ordinal) && noun.Schema.Name.EndsWith(name[..^"Ids".Length], StringComparison.OrdinalIgnoreCase));

    private static Predicate<StoredObject> OneOf(IReadOnlyList<string> values, Func<StoredObject, string> read)
    {
        var filter = new Filter(values);
        return stored => filter.Takes(read(stored));
    }

    private static bool IsText(MessageSchema schema, string name) => schema.Find(name) is { Kind: FieldKind.Text, Shape: FieldShape.Single };

    private static string Value(StoredObject stored, string name) => stored.Fields.Json(name) is { } value ? Text(value)
        : stored.Fields.Flag(name) ? "true"
        : stored.Fields.Text(name);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
