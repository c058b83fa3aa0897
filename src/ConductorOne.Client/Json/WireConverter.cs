using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConductorOne.Json;

/// <summary>Reads a single value of the wire, or says that it cannot.</summary>
internal interface IWireConverter
{
    /// <summary>Reads the value that the reader stands on. Moves nothing and throws nothing where it is of another kind.</summary>
    bool TryRead(ref Utf8JsonReader reader, out object? value);
}

/// <summary>The base of all converters of single values: an exception costs a thousand times as much as a no.</summary>
/// <typeparam name="T">What the value becomes.</typeparam>
internal abstract class WireConverter<T> : JsonConverter<T>, IWireConverter
{
    // proto3 JSON: null stands for the default of any scalar.
    public override bool HandleNull => true;

    protected abstract bool TryRead(ref Utf8JsonReader reader, out T value);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out var value) ? value : throw new JsonException();

    bool IWireConverter.TryRead(ref Utf8JsonReader reader, out object? value)
    {
        var isRead = TryRead(ref reader, out T read);
        value = read;
        return isRead;
    }
}
