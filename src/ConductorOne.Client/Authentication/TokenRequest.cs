using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Authentication;

/// <summary>One request of the token endpoint: a form in, a token out.</summary>
internal static class TokenRequest
{
    private const string Path = "/auth/v1/token";

    // Beyond this a lifetime is a mistake of the server's, and too long for a TimeSpan to add up.
    private const long LongestLifetimeSeconds = 366L * 24 * 60 * 60;

    public static async Task<AccessToken> SendAsync(
        IApiSender sender,
        Func<IEnumerable<KeyValuePair<string, string>>> form,
        IReadOnlyCollection<string> secrets,
        IApiTrace? trace,
        CancellationToken cancellationToken)
    {
        var sent = new List<string>();
        var request = new ApiRequest
        {
            Method = "POST",
            Path = Path,
            ContentType = "application/x-www-form-urlencoded",
            Body = NewBody,
            Authorised = false,
            Repeatable = true,
            Secrets = secrets,
            Trace = trace,
        };
        var response = await sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw ApiErrors.From(request with { Secrets = [.. secrets, .. sent] }, response);
        }

        try
        {
            var answer = JsonSerializer.Deserialize(response.Body, C1JsonContext.Default.TokenAnswer);
            if (answer is { AccessToken.Length: > 0 })
            {
                var type = string.Equals(answer.TokenType, "DPoP", StringComparison.OrdinalIgnoreCase) ? "DPoP" : "Bearer";
                var seconds = Math.Min(answer.ExpiresIn, LongestLifetimeSeconds);
                return new AccessToken(answer.AccessToken, type, seconds > 0 ? TimeSpan.FromSeconds(seconds) : null);
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            // Told below, without the body: it may hold half a token.
        }

        throw ApiErrors.Unreadable(request, response, null, showBody: false);

        // An assertion is a secret for as long as it is valid, and is made anew for each attempt.
        byte[] NewBody()
        {
            var fields = form().ToArray();
            sent.AddRange(fields.Where(f => f.Key is "client_assertion" or "client_secret" or "subject_token").Select(f => f.Value));
            return Encoding.UTF8.GetBytes(string.Join("&", fields.Select(f => f.Key + "=" + Uri.EscapeDataString(f.Value))));
        }
    }
}
