using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Numerics;
using System.Globalization;
using System.Text.Json;

namespace ConductorOne.PowerShell.Api;

/// <summary>
/// JSON as PowerShell has it: objects with properties in their order, arrays, texts, whole numbers, decimals. Times stay texts, as the
/// wire has them, and so do whole numbers that the wire writes as texts.
/// </summary>
internal sealed class AnswerValue
{
    // Properties of these names would be hidden behind PowerShell's own.
    private static readonly string[] Hidden = ["psobject", "pstypenames", "psbase", "psadapted", "psextended"];

    // One for all objects: each is done with it before it looks into its members.
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public static object? Of(JsonElement element) => new AnswerValue().Read(element);

    private object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => HasPropertyNames(element) ? ReadObject(element) : ReadMembers(element),
        JsonValueKind.Array => ReadArray(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : LargeOrFraction(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private bool HasPropertyNames(JsonElement element)
    {
        _names.Clear();
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.Length == 0 || !_names.Add(member.Name))
            {
                return false;
            }
        }

        return !_names.Overlaps(Hidden);
    }

    private PSObject ReadObject(JsonElement element)
    {
        var read = new PSObject();
        foreach (var member in element.EnumerateObject())
        {
            // Known to fit: asking PowerShell's type tables would take longer than the rest.
            read.Properties.Add(new PSNoteProperty(member.Name, Read(member.Value)), true);
        }

        return read;
    }

    // What cannot be properties, names that are empty or differ in case only, can be keys. Of two that are the same, the last counts.
    private OrderedDictionary ReadMembers(JsonElement element)
    {
        var read = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            read[member.Name] = Read(member.Value);
        }

        return read;
    }

    private object?[] ReadArray(JsonElement element)
    {
        var read = new object?[element.GetArrayLength()];
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            read[index++] = Read(item);
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
