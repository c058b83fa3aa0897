using System.Security;
using System.Text.Json;

namespace ConductorOne.Json;

/// <summary>Reads a secret into a protected text, and writes none.</summary>
internal sealed class SecureTextConverter : WireConverter<SecureString?>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out SecureString? value)
    {
        value = null;
        if (reader.IsUnset())
        {
            return true;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        value = new SecureString();
        foreach (var character in reader.GetString()!)
        {
            value.AppendChar(character);
        }

        value.MakeReadOnly();
        return true;
    }

    public override void Write(Utf8JsonWriter writer, SecureString? value, JsonSerializerOptions options) => writer.WriteNullValue();
}
