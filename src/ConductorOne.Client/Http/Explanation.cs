using System;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>Looks up why the server refuses something. Where that fails or is cancelled, the error stays with what the server said.</summary>
internal static class Explanation
{
    /// <summary>The error as it is after the look-up.</summary>
    /// <param name="error">What the server said.</param>
    /// <param name="lookUp">Reads at the server, and returns the error with what it found.</param>
    public static async Task<C1ApiException> OfAsync(C1ApiException error, Func<Task<C1ApiException>> lookUp)
    {
        try
        {
            return await lookUp().ConfigureAwait(false);
        }
        catch (Exception e) when (e is C1ApiException or OperationCanceledException)
        {
            return error;
        }
    }
}
