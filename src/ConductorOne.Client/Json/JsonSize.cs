using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.Json;

/// <summary>How much may be in JSON: values of two bytes each become objects of a hundred.</summary>
internal static class JsonSize
{
    /// <summary>Of values, names and brackets together. The largest page of the API has a tenth of it.</summary>
    public const int MostTokens = 2_000_000;

    // Less cannot become too much, so nothing is spent on it.
    private const int Small = MostTokens;

    /// <exception cref="AnswerException">There is more in it.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Check(byte[] json)
    {
        if (json.Length <= Small)
        {
            return;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonDepth.Deep.MaxDepth });
        for (var tokens = 0; reader.Read(); tokens++)
        {
            if (tokens >= MostTokens)
            {
                throw new AnswerException(Messages.AnswerHasTooMuch.With(MostTokens));
            }
        }
    }
}
