using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Resources;

namespace ConductorOne.Http;

/// <summary>
/// Reads a file at an address that carries the permission itself. It goes to whatever host the address names, so it gets no token, no
/// cookie and nothing else of the session; and since who has the address has the file, the address is shown nowhere.
/// </summary>
internal static class CapabilityFile
{
    /// <exception cref="C1ApiException">It is no address that may be asked, or the file did not come.</exception>
    public static async Task<byte[]> ReadAsync(string address, string shownAs, Uri server, ClientSettings settings, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var request = new ApiRequest { Method = "GET", Path = "/", ShownAs = shownAs, HasToken = false, Repeatable = true, AnswerIsFiles = true, Trace = trace };
        if (address.Length == 0 || address.Contains("\\") || !Uri.TryCreate(server, address, out var url) || !Loopback.IsSafe(url) || url.UserInfo.Length > 0)
        {
            throw HttpSender.Failure(request, C1ErrorKind.InvalidResponse, Messages.DownloadUrlUnusable, null, isFinal: true);
        }

        using var http = new HttpSender(new Uri(url.GetLeftPart(UriPartial.Authority)), settings);
        request = request with
        {
            Path = url.AbsolutePath,
            Query = url.Query,
            Headers = [new("Accept", "*/*")],
            Secrets = [address, .. CapabilityAddress.Secrets(url.AbsolutePath, url.Query)],
        };
        var response = await new RetryingSender(http, settings.Retry).SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? response.Body : throw ApiErrors.From(request, response);
    }
}
