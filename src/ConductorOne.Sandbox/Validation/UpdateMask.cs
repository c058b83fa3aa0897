using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Validation;

/// <summary>Which fields of an object an update changes: those that its mask names, or without a mask those that it gives.</summary>
internal sealed class UpdateMask
{
    private const string Annotations = "annotations";

    private readonly List<string[]> _paths;

    private UpdateMask(List<string[]> paths) => _paths = paths;

    /// <summary>Reads a mask.</summary>
    /// <param name="mask">The paths, separated by commas; empty for no mask.</param>
    /// <param name="given">The object that the update gives.</param>
    /// <param name="schema">What the object may consist of.</param>
    /// <param name="unchangeable">The fields that an update cannot change, beside those that only the server sets.</param>
    /// <exception cref="ApiException">The mask names what does not exist or cannot change.</exception>
    public static UpdateMask Read(string mask, JsonElement given, MessageSchema schema, IReadOnlyCollection<string> unchangeable)
    {
        if (mask.Length > 0)
            return new UpdateMask([.. mask.Split(',').Select(path => Check(path, schema, unchangeable))]);
        var names = schema.Fields.Where(field => !field.IsReadOnly && !unchangeable.Contains(field.Name) && given.Field(field.Name) is not null);
        return new UpdateMask([.. names.Select(field => new[] { field.Name })]);
    }

    /// <summary>Whether the update changes a field, or something in it.</summary>
    public bool Names(string field) => _paths.Exists(path => path[0] == field);

    /// <summary>The object with the named fields as the update gives them: what is named and not given is cleared, annotations are merged.</summary>
    public MessageFields Apply(MessageFields present, JsonElement given)
    {
        foreach (var path in _paths)
        {
            var name = path[0];
            var value = given.Field(name);
            if (path.Length > 1)
                value = Merge(present.Json(name), value, path.AsSpan(1));
            else if (name == Annotations && value is { ValueKind: JsonValueKind.Object } changes)
                value = MergeAnnotations(present.Json(name), changes);
            present = present.With(name, value);
        }

        return present;
    }

    private static string[] Check(string path, MessageSchema schema, IReadOnlyCollection<string> unchangeable)
    {
        var names = path.Split('.');
        for (var level = 0; level < names.Length; level++)
        {
            var field = schema.Find(names[level]) ?? throw ApiException.Invalid($"invalid update mask: unknown path \"{path}\"");
            if (field.IsReadOnly || (level == 0 && unchangeable.Contains(field.Name)))
                throw ApiException.Invalid($"invalid update mask: path \"{path}\" cannot be changed");
            if (level + 1 == names.Length)
                break;
            if (field is not { Kind: FieldKind.Nested, Shape: FieldShape.Single })
                throw ApiException.Invalid($"invalid update mask: unknown path \"{path}\"");
            schema = field.Schema;
        }

        return names;
    }

    // The message of a field, of which only what lies at the end of the path changes.
    private static JsonElement? Merge(JsonElement? present, JsonElement? given, ReadOnlySpan<string> path)
    {
        var merged = present is { } message ? JsonObject.Create(message)! : [];
        var (target, source) = (merged, given);
        foreach (var name in path[..^1])
        {
            source = source?.Field(name);
            if (target[name] is not JsonObject below)
                target[name] = below = [];
            target = below;
        }

        target.Remove(path[^1]);
        if (source?.Field(path[^1]) is { } value)
            target[path[^1]] = JsonSerializer.SerializeToNode(value);
        return JsonSerializer.SerializeToElement(merged);
    }

    // A key with an empty value goes, a key that is not given stays.
    private static JsonElement MergeAnnotations(JsonElement? present, JsonElement given)
    {
        var merged = present is { } map ? JsonObject.Create(map)! : [];
        foreach (var entry in given.EnumerateObject())
        {
            merged.Remove(entry.Name);
            if (!entry.Value.ValueEquals(""))
                merged[entry.Name] = entry.Value.GetString();
        }

        return JsonSerializer.SerializeToElement(merged);
    }
}
