using System;
using System.Collections;
using System.Collections.Generic;
using ConductorOne.Api;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary><c>k=v;k2=v2</c>, or a hashtable or object of texts.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal class MapCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedMap;

    protected override bool TryRead(string text, out object? value)
    {
        value = ReadPairs(text);
        return value is not null;
    }

    /// <summary>A map, or why there is none: commas between the pairs, a key that comes twice. Nothing where something else is wrong with the text.</summary>
    internal static object? ReadPairs(string text) =>
        CellText.WithSemicolons(text) is { } mended ? new UnreadableCell(Messages.CellHasCommas.With(text, mended))
        : CellText.TryReadMap(text, out var map) ? map
        : CellText.KeyGivenTwice(text) is { } key ? new UnreadableCell(Messages.CellHasKeyTwice.With(text, key))
        : null;

    protected override object? FromObject(object value)
    {
        if (PlainValue.Sendable(value) is not IDictionary members)
        {
            return Unreadable(value);
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members.Entries())
        {
            map[member.Key] = member.Value is null or DBNull ? ""
                : ScalarText.Of(member.Value) ?? throw new C1InputException(Messages.MapValueUnfit.With(member.Key, ClassOf(member.Value)));
        }

        return map;
    }

    /// <summary>What a value is, for messages that do not show it.</summary>
    internal static string ClassOf(object value) => value is IDictionary ? nameof(Hashtable) : value is object?[]? Messages.AList : value.GetType().Name;
}
