using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Json;

namespace ConductorOne.Functions;

/// <summary>Reads of a map of secrets the names and nothing else. Of another value nothing is read: it may be a secret.</summary>
internal sealed class SecretNamesConverter : WireConverter<IReadOnlyList<string>>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out IReadOnlyList<string> value)
    {
        var names = new List<string>();
        value = names;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return true;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            names.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }

        return true;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) => writer.WriteNullValue();
}
