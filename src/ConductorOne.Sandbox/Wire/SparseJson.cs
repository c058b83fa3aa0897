using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Leaves out of an answer what is unset. Messages stay, since an empty one may say something by being there.</summary>
internal static class SparseJson
{
    /// <summary>The same answer without members that are false, zero, an empty text, an empty list or null.</summary>
    public static ApiResponse Of(ApiResponse answer)
    {
        if (answer.Status != 200 || answer.Body.IsEmpty)
            return answer;
        using var document = JsonDocument.Parse(answer.Body);
        return answer with { Body = ApiResponse.Render(writer => Write(writer, document.RootElement)) };
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    if (IsUnset(member.Value))
                        continue;
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool IsUnset(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.False or JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Number => value.GetRawText() == "0",
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };
}
