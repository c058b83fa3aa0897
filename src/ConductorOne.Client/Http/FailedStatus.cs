namespace ConductorOne.Http;

/// <summary>What an HTTP status that is no success says of the request: the one place that knows.</summary>
internal static class FailedStatus
{
    /// <summary>Somebody on the way waited no longer for the server. Neither is the caller's fault, though both look like it.</summary>
    public static bool IsTimeout(int status) => status is 408 or 499;

    /// <summary>Another try may end better.</summary>
    public static bool MayPass(int status) => IsTimeout(status) || status is 500 or 502 or 503 or 504;

    /// <summary>The server may have done what it was asked all the same.</summary>
    public static bool MayBeDone(int status) => IsTimeout(status) || status >= 500;
}
