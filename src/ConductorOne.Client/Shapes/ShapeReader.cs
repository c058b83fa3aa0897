using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text.Json;
using ConductorOne.Api;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Shapes;

/// <summary>
/// Reads plain values (dictionaries, lists, texts, numbers) as a shape wants them and gives back what goes on the wire.
/// Keys may be spelt in any case; one that is not known is an error that says where it stands.
/// </summary>
internal static class ShapeReader
{
    // What PowerShell adds to the objects of a job or of another machine.
    private static readonly HashSet<string> AddedByPowerShell =
        new(StringComparer.OrdinalIgnoreCase) { "PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId" };

    /// <summary>Reads a value as an object of the given class.</summary>
    /// <exception cref="C1InputException">A key that is not known, or a value that does not fit.</exception>
    public static object? ReadAs(Type type, object? value, string at)
    {
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        if (Read(TypeShapes.Of(type), value, at) is not { } wire)
        {
            return null;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(wire, C1JsonContext.Default.Object);
        return JsonSerializer.Deserialize(json, C1JsonContext.Default.GetTypeInfo(type)!);
    }

    public static object? Read(Shape shape, object? value, string at) => shape switch
    {
        _ when value is null => null,
        _ when value is "" && shape is not ScalarShape { Kind: ScalarKind.String or ScalarKind.Protected } => null,
        ScalarShape scalar => ReadScalar(scalar.Kind, value, at),
        EnumShape values => values.Values.ToWire(values.Values.Read(Text(value, at), at)),
        ListShape list => Items(value).Select((item, i) => Read(list.Item, item, at + "[" + i + "]")).ToArray(),
        MapShape map => ReadMap(map, value, at),
        MessageShape message => ReadMessage(message, value, at),
        _ => throw new NotSupportedException(shape.GetType().Name),
    };

    private static object? ReadMessage(MessageShape message, object value, string at)
    {
        // An object of ours is right by itself, and may carry fields that this version does not know.
        if (C1JsonContext.Default.GetTypeInfo(value.GetType()) is { Kind: System.Text.Json.Serialization.Metadata.JsonTypeInfoKind.Object } type
            && value.GetType().Name == message.Name)
        {
            return JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), C1JsonContext.Default.Object);
        }

        // A cell of a row, or what was nested too deeply for ConvertTo-Json and for Export-Clixml.
        value = FromJson(value);

        // A message that is nothing but a list may be given as that list, or as its one item.
        if (message.Fields is { Count: 1 } && message.Fields.Single() is { Value: ListShape list } only && !IsItself(message, list, value))
        {
            return new Dictionary<string, object?> { [only.Key] = Read(list, value, at) };
        }

        // So may one that is nothing but a text: a reference by its id.
        if (message.Fields is { Count: 1 } && message.Fields.Single() is { Value: ScalarShape { Kind: ScalarKind.Protected } } text && value is string)
        {
            return new Dictionary<string, object?> { [text.Key] = value };
        }

        // A message without fields says all by being there.
        if (message.Fields.Count == 0 && value is true or "true")
        {
            return new Dictionary<string, object?>();
        }

        var wire = new Dictionary<string, object?>();
        foreach (var member in Members(value, at))
        {
            if (!message.Fields.TryGetValue(member.Key, out var shape))
            {
                if (IsNoField(message, member) && !(message.Clears && member.Value is null or "" && IsMisspelt(message, member.Key)))
                {
                    AddUnknownFields(message, member, wire, at);
                    continue;
                }

                throw new C1InputException(
                    Messages.UnknownKey.With(at, member.Key, Nearest.Hint(member.Key, message.Fields.Keys), string.Join(", ", message.Fields.Keys)), at);
            }

            var name = message.Fields.Keys.First(k => string.Equals(k, member.Key, StringComparison.OrdinalIgnoreCase));
            Required.That(!wire.ContainsKey(name), at, () => Messages.KeyTwice.With(at, name));
            var field = Read(shape, NestedId.Of(name, member.Value, at + "." + name), at + "." + name);
            if (field is not null || (message.Clears && member.Value is null))
            {
                wire[name] = IsId(name) ? Trimmed(field) : field;
            }
        }

        foreach (var group in message.Groups)
        {
            var set = group.Arms.Where(arm => wire.TryGetValue(arm, out var field) && field is not null).ToArray();
            Required.That(set.Length <= 1, at, () => Messages.OneOfTwice.With(at, string.Join(", ", set)));
        }

        return wire;
    }

    private static bool IsId(string name) => name == "id" || Nouns.OfField(name) is not null;

    // As an id that is a parameter of its own. An id of blanks alone is refused by the check of the object.
    private static object? Trimmed(object? field) => field switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => text.Trim(),
        object?[] items => items.Select(Trimmed).ToArray(),
        _ => field,
    };

    // What an object shows beside its fields is no misspelt key.
    private static bool IsNoField(MessageShape message, KeyValuePair<string, object?> member) =>
        member.Value is null or ""
        || message.ReadOnly.Contains(member.Key)
        || AddedByPowerShell.Contains(member.Key)
        || string.Equals(member.Key, message.UnknownFields, StringComparison.OrdinalIgnoreCase);

    // Where a field without a value is cleared, the name of one counts without a value, too.
    private static bool IsMisspelt(MessageShape message, string key) => !message.ReadOnly.Contains(key) && !AddedByPowerShell.Contains(key);

    private static void AddUnknownFields(MessageShape message, KeyValuePair<string, object?> member, Dictionary<string, object?> wire, string at)
    {
        if (member.Value is not (null or "") && string.Equals(member.Key, message.UnknownFields, StringComparison.OrdinalIgnoreCase))
        {
            foreach (var field in Members(FromJson(member.Value), at + "." + message.UnknownFields))
            {
                wire[field.Key] = field.Value;
            }
        }
    }

    private static object FromJson(object value)
    {
        if (value is not string { Length: > 0 } text || text[0] is not ('{' or '['))
        {
            return value;
        }

        try
        {
            return JsonSerializer.Deserialize(text, C1JsonContext.Default.Object) ?? value;
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static Dictionary<string, object?> ReadMap(MapShape map, object value, string at)
    {
        var wire = new Dictionary<string, object?>();
        foreach (var member in Members(value, at))
        {
            Required.That(!wire.ContainsKey(member.Key), at, () => Messages.KeyTwice.With(at, member.Key));
            wire[member.Key] = Read(map.Value, member.Value, at + "." + member.Key);
        }

        return wire;
    }

    private static bool IsItself(MessageShape message, ListShape list, object value) => value is IDictionary members
        && (members.Entries().Any(m => message.Fields.ContainsKey(m.Key))
            || list.Item is not MessageShape item
            || !members.Entries().Any(m => item.Fields.ContainsKey(m.Key)));

    private static object ReadScalar(ScalarKind kind, object value, string at)
    {
        switch (kind)
        {
            case ScalarKind.Any:
                return value;
            case ScalarKind.String:
                return Text(value, at);
            case ScalarKind.Protected:
                return value is SecureString ? value : Text(value, at);
            case ScalarKind.Bytes:
                return value is byte[] bytes ? Convert.ToBase64String(bytes)
                    : CellText.TryReadBase64(Text(value, at), out var base64) ? base64
                    : throw Unfit("…", Messages.ExpectedBytes, at);
            case ScalarKind.Bool:
                return value is bool flag ? flag
                    : CellText.TryReadBoolean(Text(value, at), out var read) ? read
                    : throw Unfit(value, Messages.ExpectedBoolean, at);
            case ScalarKind.Int32:
                return TryReadWhole(value, at, out var small) && small is >= int.MinValue and <= int.MaxValue
                    ? (int)small : throw Unfit(value, Messages.ExpectedWholeNumber, at, CellHints.OfWhole(value, int.MinValue, int.MaxValue));
            case ScalarKind.UInt32:
                return TryReadWhole(value, at, out var whole) && whole is >= 0 and <= uint.MaxValue
                    ? whole : throw Unfit(value, Messages.ExpectedWholeNumber, at, CellHints.OfWhole(value, 0, uint.MaxValue));
            case ScalarKind.UInt64:
                return ulong.TryParse(Text(value, at), NumberStyles.None, CultureInfo.InvariantCulture, out var huge)
                    ? huge.ToString(CultureInfo.InvariantCulture) : throw Unfit(value, Messages.ExpectedWholeNumber, at);
            case ScalarKind.Int64:
                return TryReadWhole(value, at, out var large)
                    ? large.ToString(CultureInfo.InvariantCulture) : throw Unfit(value, Messages.ExpectedWholeNumber, at, CellHints.OfWhole(value, long.MinValue, long.MaxValue));
            case ScalarKind.Number:
                return double.TryParse(Text(value, at), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && !double.IsNaN(number) && !double.IsInfinity(number)
                    ? number : throw Unfit(value, Messages.ExpectedNumber, at);
            case ScalarKind.Duration:
                return DurationText.TryRead(value, out var duration)
                    ? WireDuration.Format(duration)
                    : throw Unfit(value, Messages.DurationExpected, at, CellHints.TooLong(value, isUnitNeeded: true), CellHints.Duration(value));
            case ScalarKind.Timestamp:
                return value is DateTime local ? WireTime.Format(local)
                    : value is DateTimeOffset time ? WireTime.Format(time)
                    : Text(value, at);
            case ScalarKind.Time:
                return value is DateTime or DateTimeOffset ? Text(value, at)
                    : CellText.TryReadTime(Text(value, at), out var moment) ? WireTime.Format(moment)
                    : throw Unfit(value, Messages.ExpectedTime, at);
            default:
                throw new NotSupportedException(kind.ToString());
        }
    }

    private static string Text(object value, string at) => value is IDictionary or (IEnumerable and not string)
        ? throw Unfit(value, Messages.ExpectedSingle, at)
        : value is bool flag ? (flag ? "true" : "false")
        : ScalarText.Of(value) ?? throw Unfit(value, Messages.ExpectedSingle, at);

    private static bool TryReadWhole(object value, string at, out long whole)
    {
        whole = 0;
        return !(value is string text && CellText.IsAmbiguous(text)) && CellText.TryReadLong(Text(value, at), out whole);
    }

    private static IEnumerable<object?> Items(object value) =>
        PlainList.Of(FromJson(value)) is { } items ? items.Cast<object?>() : [value];

    private static IEnumerable<KeyValuePair<string, object?>> Members(object value, string at) => value is IDictionary members
        ? members.Entries()
        : throw Unfit(value, Messages.ExpectedMembers, at);

    private static C1InputException Unfit(object value, string expected, string at, string? outOfRange = null, string hint = "") => new(
        outOfRange is not null
            ? Messages.ValueOutOfRange.With(at, value, outOfRange)
            : Messages.ValueUnfit.With(at, value is IEnumerable and not string ? value.GetType().Name : value, expected) + hint,
        at);
}
