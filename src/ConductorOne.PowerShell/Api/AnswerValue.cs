using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using ConductorOne.Json;
using ConductorOne.Shapes;

namespace ConductorOne.PowerShell.Api;

/// <summary>
/// JSON as PowerShell has it: objects with properties in their order, arrays, texts, whole numbers, decimals. Where it is known what a field
/// is, times, durations and whole numbers that the wire writes as texts become what they are; elsewhere they stay texts.
/// </summary>
internal sealed class AnswerValue
{
    // Properties of these names would be hidden behind PowerShell's own.
    private static readonly string[] Hidden = ["psobject", "pstypenames", "psbase", "psadapted", "psextended"];

    // One for all objects: each is done with it before it looks into its members.
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    // The names of the object that is read, behind those of the objects around it.
    private readonly List<string> _stack = [];

    public static object? Of(JsonElement element, Shape? shape = null) => new AnswerValue().Read(element, shape);

    private object? Read(JsonElement element, Shape? shape) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element, shape),
        JsonValueKind.Array => ReadArray(element, (shape as ListShape)?.Item),
        JsonValueKind.String => ReadText(element.GetString()!, shape),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : LargeOrFraction(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    // What cannot be read stays the text that it was.
    private static object ReadText(string text, Shape? shape) => (shape as ScalarShape)?.Kind switch
    {
        ScalarKind.Int64 when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        ScalarKind.UInt64 when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => whole,
        ScalarKind.Time when WireTime.TryRead(text, out var time) => time,
        ScalarKind.Duration when WireDuration.TryRead(text, out var duration) => duration,
        _ => text,
    };

    private static Shape? ShapeOf(string name, Shape? shape) => shape switch
    {
        MessageShape message => message.Fields.TryGetValue(name, out var field) ? field : null,
        MapShape map => map.Value,
        _ => null,
    };

    private object ReadObject(JsonElement element, Shape? shape)
    {
        var first = _stack.Count;
        var fits = PushNames(element);
        object read = fits ? ReadProperties(element, shape, first) : ReadKeys(element, shape, first);
        _stack.RemoveRange(first, _stack.Count - first);
        return read;
    }

    // Whether all of them can be names of properties.
    private bool PushNames(JsonElement element)
    {
        var fits = true;
        _names.Clear();
        foreach (var member in element.EnumerateObject())
        {
            var name = member.Name;
            _stack.Add(name);
            fits = fits && name.Length > 0 && _names.Add(name) && !IsHidden(name);
        }

        return fits;
    }

    private PSObject ReadProperties(JsonElement element, Shape? shape, int name)
    {
        var read = new PSObject();
        var properties = read.Properties;
        foreach (var member in element.EnumerateObject())
        {
            // Known to fit: asking PowerShell's type tables would take longer than the rest.
            properties.Add(new PSNoteProperty(_stack[name], Read(member.Value, ShapeOf(_stack[name], shape))), true);
            name++;
        }

        return read;
    }

    // What cannot be properties, names that are empty or differ in case only, can be keys. Of two that are the same, the last counts.
    private OrderedDictionary ReadKeys(JsonElement element, Shape? shape, int name)
    {
        var read = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            read[_stack[name]] = Read(member.Value, ShapeOf(_stack[name], shape));
            name++;
        }

        return read;
    }

    private static bool IsHidden(string name) =>
        name.StartsWith("ps", StringComparison.OrdinalIgnoreCase) && Hidden.Contains(name, StringComparer.OrdinalIgnoreCase);

    private object?[] ReadArray(JsonElement element, Shape? shape)
    {
        var read = new object?[element.GetArrayLength()];
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            read[index++] = Read(item, shape);
        }

        return read;
    }

    // A decimal keeps more digits than a double, which reaches further; what neither can hold stays the text that it was.
    private static object LargeOrFraction(JsonElement element)
    {
        var text = element.GetRawText();
        if (text.IndexOfAny(['.', 'e', 'E']) < 0)
        {
            return BigInteger.Parse(text, CultureInfo.InvariantCulture);
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var near) || double.IsInfinity(near))
        {
            return text;
        }

        return element.TryGetDecimal(out var exact) && (double)exact == near ? exact : near;
    }
}
