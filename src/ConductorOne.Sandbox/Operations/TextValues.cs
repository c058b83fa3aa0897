using System;
using System.Globalization;
using ConductorOne.Api;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>Checks values that stand in a path or a query.</summary>
internal static class TextValues
{
    /// <exception cref="ApiException">The text is no value of the field.</exception>
    public static void Check(ApiField field, string text)
    {
        var isValid = field.Type.Kind switch
        {
            ApiKind.Int32 => text.Length == 0 || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            ApiKind.UInt32 => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            ApiKind.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            ApiKind.UInt64 => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            ApiKind.Bool => text is "true" or "false",
            ApiKind.Enum => IsChoice(field.Type, text),
            _ => true,
        };
        if (!isValid)
            throw ApiException.Invalid($"parsing field \"{field.Name}\": {Problem(field.Type.Kind, text)}");
    }

    private static bool IsChoice(ApiType type, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number < type.Names.Count;
        foreach (var name in type.Names)
        {
            if (text.Length == type.Prefix.Length + name.Length && text.StartsWith(type.Prefix, StringComparison.Ordinal) && text.EndsWith(name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Problem(ApiKind kind, string text) => kind switch
    {
        ApiKind.Bool => $"strconv.ParseBool: parsing \"{text}\": invalid syntax",
        ApiKind.Enum => $"\"{text}\" is not a valid value",
        _ => $"strconv.ParseInt: parsing \"{text}\": invalid syntax",
    };
}
