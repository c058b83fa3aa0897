using System.Collections;
using System.Text.Json;
using ConductorOne.Resources;

namespace ConductorOne.Json;

/// <summary>What messages call a value of an answer. Never the value itself: it may be a secret.</summary>
internal static class JsonKind
{
    public static string Of(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => Messages.JsonObject,
        JsonTokenType.StartArray => Messages.JsonArray,
        JsonTokenType.String => Messages.JsonText,
        JsonTokenType.Number => Messages.JsonNumber,
        JsonTokenType.True or JsonTokenType.False => Messages.JsonBoolean,
        _ => Messages.JsonNull,
    };

    public static string Of(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => Messages.JsonObject,
        JsonValueKind.Array => Messages.JsonArray,
        JsonValueKind.String => Messages.JsonText,
        JsonValueKind.Number => Messages.JsonNumber,
        JsonValueKind.True or JsonValueKind.False => Messages.JsonBoolean,
        JsonValueKind.Null => Messages.JsonNull,
        _ => Messages.JsonMissing,
    };

    /// <summary>Of a plain value.</summary>
    public static string Of(object? value) => value switch
    {
        null => Messages.JsonNull,
        string => Messages.JsonText,
        bool => Messages.JsonBoolean,
        IDictionary => Messages.JsonObject,
        IEnumerable => Messages.JsonArray,
        _ => Messages.JsonNumber,
    };
}
