using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Validation;

/// <summary>The rules for the annotations that many objects carry.</summary>
internal static partial class Annotations
{
    private const int MaxCount = 16;
    private const int MaxValueLength = 256;
    private const int MaxBytes = 4096;
    private const string ReservedPrefix = "c1/";

    /// <summary>Whether messages carry annotations.</summary>
    public static bool AreIn(MessageSchema schema) => schema.Find("annotations") is { Kind: FieldKind.Text, Shape: FieldShape.Map };

    /// <summary>Reads and checks the annotations of an object: those that are not empty.</summary>
    /// <exception cref="ApiException">They break a rule.</exception>
    public static IReadOnlyDictionary<string, string> Read(JsonElement message, string messageName)
    {
        var annotations = message.Entries("annotations").ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal);
        if (annotations.Count > MaxCount)
            throw Broken(messageName, null, $"value must contain no more than {MaxCount} pair(s)");

        foreach (var (key, value) in annotations)
        {
            if (!KeyPattern().IsMatch(key))
                throw Broken(messageName, key, "key does not match regex pattern \"^[A-Za-z][A-Za-z0-9._/-]{0,127}$\"");
            if (key.StartsWith(ReservedPrefix, StringComparison.Ordinal))
                throw Broken(messageName, key, $"keys that start with \"{ReservedPrefix}\" are reserved");
            if (value.Length > MaxValueLength)
                throw Broken(messageName, key, $"value length must be at most {MaxValueLength} runes");
            if (!ValuePattern().IsMatch(value))
                throw Broken(messageName, key, "value must be URL-safe ASCII");
        }

        if (annotations.Sum(annotation => annotation.Key.Length + annotation.Value.Length) > MaxBytes)
            throw Broken(messageName, null, $"value must be at most {MaxBytes} bytes in all");

        // An empty value stands for "no such key".
        return annotations.Where(annotation => annotation.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
    }

    private static ApiException Broken(string messageName, string? key, string rule) =>
        ApiException.Invalid($"invalid {messageName}.Annotations{(key is null ? "" : $"[{key}]")}: {rule}");

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._/-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();

    // The unreserved and reserved characters of RFC 3986, and the percent sign.
    [GeneratedRegex(@"^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValuePattern();
}
