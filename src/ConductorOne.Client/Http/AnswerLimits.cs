namespace ConductorOne.Http;

/// <summary>How many bytes of an answer are read, counted after decompression: what is larger was made to fill the memory.</summary>
internal sealed record AnswerLimits
{
    private const int Megabyte = 1 << 20;

    /// <summary>Of a success of the API, such as a page of a list.</summary>
    public int Answer { get; init; } = 64 * Megabyte;

    /// <summary>Of an error, and of everything that has to do with signing in.</summary>
    public int Other { get; init; } = Megabyte;

    /// <summary>What holds for an answer to a request.</summary>
    public int Of(ApiRequest request, int status) => request.Authorised && status is >= 200 and <= 299 ? Answer : Other;

    /// <summary>A number of bytes as messages give it.</summary>
    public static double Megabytes(int bytes) => (double)bytes / Megabyte;
}
