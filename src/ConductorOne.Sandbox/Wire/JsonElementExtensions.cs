using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Reads fields of a validated body; what is absent or null reads as the field's default.</summary>
internal static class JsonElementExtensions
{
    /// <summary>The field, or null when it is absent or null.</summary>
    public static JsonElement? Field(this JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string Text(this JsonElement message, string name, string unset = "") => message.Field(name)?.GetString() ?? unset;

    public static bool Flag(this JsonElement message, string name) => message.Field(name)?.GetBoolean() ?? false;

    public static int Int32(this JsonElement message, string name) => message.Field(name)?.GetInt32() ?? 0;

    public static IReadOnlyList<string> Texts(this JsonElement message, string name) =>
        message.Field(name) is { } list ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    public static IEnumerable<JsonElement> Items(this JsonElement message, string name) =>
        message.Field(name) is { } list ? list.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Entries(this JsonElement message, string name) =>
        message.Field(name) is { } map ? map.EnumerateObject() : [];
}
