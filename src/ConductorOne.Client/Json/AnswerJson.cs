using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConductorOne.Http;

namespace ConductorOne.Json;

/// <summary>The JSON of one answer, and what was odd about it.</summary>
/// <param name="bytes">As they came.</param>
internal sealed class AnswerJson(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;

    /// <summary>Which fields were not of their type: one line each, without a value of the answer.</summary>
    public ShortList Oddities { get; } = new();

    public static implicit operator AnswerJson(byte[] bytes) => new(bytes);

    /// <summary>Reads the answer the quick way. Where a field is of another type, reads it once more, and that field alone is lost.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="AnswerException">It is another value than an object.</exception>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Bytes, type);
        }
        catch (JsonException)
        {
            return (T?)new LenientReader(Oddities).Read(WholeCharacters.Of(Bytes), type);
        }
    }
}
