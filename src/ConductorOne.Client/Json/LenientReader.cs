using System;
using System.Collections;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Resources;

namespace ConductorOne.Json;

/// <summary>
/// Reads an answer field by field with the metadata of the serializer. A field of another type keeps its default, and its raw value goes to
/// the unknown fields of its object. No exception is thrown for a field, so a million of them take no longer than a million right ones.
/// </summary>
/// <param name="oddities">Takes a line for each such field.</param>
internal sealed class LenientReader(ShortList oddities)
{
    private const int LongestPath = 200;

    private readonly Dictionary<Type, ObjectModel> _models = [];

    // Where the reader is: names, and indexes in lists.
    private readonly List<object> _path = [];

    // The nearest object around that takes unknown fields.
    private (object Target, JsonPropertyInfo Unknown)? _keeper;

    /// <exception cref="AnswerException">It is another value than an object.</exception>
    public object? Read(byte[] json, JsonTypeInfo type)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonDepth.Usual });
        reader.Read();
        var found = reader.TokenType;
        var isRead = TryRead(ref reader, type, null, out var value);

        // Something behind the value is no JSON either.
        reader.Read();
        return isRead ? value : throw new AnswerException(Messages.AnswerIsOther.With(JsonKind.Of(found)));
    }

    // On false, the reader has passed the value.
    private bool TryRead(ref Utf8JsonReader reader, JsonTypeInfo type, JsonConverter? converter, out object? value)
    {
        value = null;
        if ((converter ?? type.Converter) is IWireConverter single)
        {
            return single.TryRead(ref reader, out value) || Pass(ref reader);
        }

        if (type.Type == typeof(object))
        {
            value = PlainValueConverter.Read(ref reader);
            return true;
        }

        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (Nullable.GetUnderlyingType(type.Type) is { } inner)
        {
            return TryRead(ref reader, type.Options.GetTypeInfo(inner), null, out value);
        }

        return (type.Kind, reader.TokenType) switch
        {
            (JsonTypeInfoKind.Object, JsonTokenType.StartObject) => TryReadObject(ref reader, type, out value),
            (JsonTypeInfoKind.Enumerable, JsonTokenType.StartArray) => TryReadList(ref reader, type, null, out value),
            (JsonTypeInfoKind.Dictionary, JsonTokenType.StartObject) => TryReadMap(ref reader, type, out value),
            _ => Pass(ref reader),
        };
    }

    private bool TryReadObject(ref Utf8JsonReader reader, JsonTypeInfo type, out object? value)
    {
        var model = ModelOf(type);
        var target = type.CreateObject!();
        var outer = _keeper;
        _keeper = model.Unknown is { } unknown ? (target, unknown) : outer;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (model.Find(name) is not { Set: { } set } property)
            {
                Keep(model.Unknown is null ? null : _keeper, name, ref reader);
                continue;
            }

            var start = reader;
            _path.Add(name);
            if (TryReadField(ref reader, target, property, out var field))
            {
                set(target, field);
            }
            else
            {
                Keep(_keeper, name, ref start);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _keeper = outer;
        value = target;
        return true;
    }

    private bool TryReadField(ref Utf8JsonReader reader, object target, JsonPropertyInfo property, out object? value)
    {
        var type = property.Options.GetTypeInfo(property.PropertyType);
        return target is ListAnswer page && type.Kind == JsonTypeInfoKind.Enumerable && reader.TokenType == JsonTokenType.StartArray
            ? TryReadList(ref reader, type, page.Holes, out value)
            : TryRead(ref reader, type, property.CustomConverter, out value);
    }

    // A list of which an item is lost would look like another list: it is read whole or not at all. That of a page has holes instead.
    private bool TryReadList(ref Utf8JsonReader reader, JsonTypeInfo type, Dictionary<int, string>? holes, out object? value)
    {
        var itemType = type.Type.IsArray ? type.Type.GetElementType()! : type.Type.GetGenericArguments()[0];
        var itemInfo = type.Options.GetTypeInfo(itemType);
        var items = new List<object?>();
        var isWhole = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            _path.Add(items.Count);
            var found = reader.TokenType;
            if (!TryRead(ref reader, itemInfo, null, out var item))
            {
                isWhole = holes is not null;
                holes?.Add(items.Count, JsonKind.Of(found));
            }

            _path.RemoveAt(_path.Count - 1);
            items.Add(item);
        }

        value = isWhole ? ListOf(items, type, itemType) : null;
        return isWhole;
    }

    private static object ListOf(List<object?> items, JsonTypeInfo type, Type itemType)
    {
        if (type.Type.IsArray)
        {
            var array = Array.CreateInstance(itemType, items.Count);
            ((ICollection)items).CopyTo(array, 0);
            return array;
        }

        var list = (IList)type.CreateObject!();
        foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private bool TryReadMap(ref Utf8JsonReader reader, JsonTypeInfo type, out object? value)
    {
        var itemInfo = type.Options.GetTypeInfo(type.Type.GetGenericArguments() is { Length: > 0 } arguments ? arguments[arguments.Length - 1] : typeof(object));
        var map = (IDictionary)type.CreateObject!();
        var isWhole = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            _path.Add(name);
            var isRead = TryRead(ref reader, itemInfo, null, out var item);
            _path.RemoveAt(_path.Count - 1);
            isWhole = isWhole && isRead;
            map[name] = item;
        }

        value = isWhole ? map : null;
        return isWhole;
    }

    private bool Pass(ref Utf8JsonReader reader)
    {
        var found = reader.TokenType;
        oddities.Add(() => Messages.FieldIsOther.With(Path(), JsonKind.Of(found)));
        reader.Skip();
        return false;
    }

    private static void Keep((object Target, JsonPropertyInfo Unknown)? keeper, string name, ref Utf8JsonReader reader)
    {
        if (keeper is not var (target, unknown))
        {
            reader.Skip();
            return;
        }

        // An object may keep a copy of what it is given.
        if (unknown.Get!(target) is null)
        {
            unknown.Set!(target, new Dictionary<string, object?>(StringComparer.Ordinal));
        }

        var fields = (IDictionary<string, object?>)unknown.Get!(target)!;

        fields[name] = PlainValueConverter.Read(ref reader);
    }

    private ObjectModel ModelOf(JsonTypeInfo type)
    {
        if (!_models.TryGetValue(type.Type, out var model))
        {
            _models[type.Type] = model = new(type);
        }

        return model;
    }

    // A key of a map is whatever somebody called it.
    private string Path()
    {
        var path = new StringBuilder();
        foreach (var step in _path)
        {
            _ = step is int index ? path.Append('[').Append(index).Append(']') : path.Append(path.Length > 0 ? "." : "").Append(step);
        }

        return VisibleText.Of(path.Length <= LongestPath ? path.ToString() : path.ToString(0, LongestPath) + "…");
    }
}
