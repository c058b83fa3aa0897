using System;
using System.Globalization;
using System.Text.Json;
using ConductorOne.Validation;

namespace ConductorOne.Json;

// proto3 JSON: null stands for the default of any scalar, and numbers may come as strings.

internal sealed class ProtoStringConverter : WireConverter<string>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out string value)
    {
        value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Whole(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Whole(value));

    /// <summary>The writer would send another character for half a one. Where this stands, the serializer adds to the exception.</summary>
    internal static string Whole(string text) => WholeText.Is(text) ? text : throw new JsonException();
}

/// <summary>Takes the words true and false as texts, too. A number is none.</summary>
internal sealed class ProtoBooleanConverter : WireConverter<bool>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null
            || (reader.TokenType == JsonTokenType.String && bool.TryParse(reader.GetString(), out value));
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

internal sealed class ProtoInt32Converter : WireConverter<int>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out int value)
    {
        var isUnset = reader.IsUnset();
        var number = 0L;
        var isRead = isUnset || (WireNumber.TryRead(ref reader, out number) && number is >= int.MinValue and <= int.MaxValue);
        value = isRead ? (int)number : 0;
        return isRead;
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>64-bit integers travel as strings.</summary>
internal sealed class ProtoInt64Converter : WireConverter<long>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return reader.IsUnset() || WireNumber.TryRead(ref reader, out value);
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A value that may be missing: null and an empty text are none.</summary>
/// <typeparam name="T">What it is where it is there.</typeparam>
/// <typeparam name="TConverter">Reads and writes it.</typeparam>
internal abstract class OptionalConverter<T, TConverter> : WireConverter<T?>
    where T : struct
    where TConverter : WireConverter<T>, new()
{
    private readonly TConverter _single = new();

    protected override bool TryRead(ref Utf8JsonReader reader, out T? value)
    {
        value = null;
        if (reader.IsUnset())
        {
            return true;
        }

        var isRead = ((IWireConverter)_single).TryRead(ref reader, out var read);
        value = isRead ? (T)read! : null;
        return isRead;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        if (value is { } single)
        {
            _single.Write(writer, single, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

internal sealed class OptionalInt32Converter : OptionalConverter<int, ProtoInt32Converter>;

internal sealed class OptionalInt64Converter : OptionalConverter<long, ProtoInt64Converter>;

internal static class UnsetValues
{
    /// <summary>Whether the value stands for none: null, or a text without a character.</summary>
    public static bool IsUnset(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == 0);
}
