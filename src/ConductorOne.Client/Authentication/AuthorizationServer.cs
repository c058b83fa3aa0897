using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Authentication;

/// <summary>The tenant's side of signing in (RFC 6749): a form goes in, a token comes out.</summary>
/// <param name="sender">The session's send path; these requests go through it like all others.</param>
/// <param name="clock">The server's time, learnt here.</param>
/// <param name="isProving">Whether the send path adds proofs, and tokens have to be bound to its key (RFC 9449).</param>
internal sealed class AuthorizationServer(IApiSender sender, ServerClock clock, bool isProving)
{
    public const string TokenPath = "/auth/v1/token";

    // Beyond this a lifetime is a mistake of the server's, and too long for a TimeSpan to add up.
    private const long LongestLifetimeSeconds = 366L * 24 * 60 * 60;

    private const string Bearer = "Bearer";
    private const string DPoP = "DPoP";

    /// <summary>The server's time.</summary>
    public ServerClock Clock => clock;

    /// <summary>Asks for a token.</summary>
    /// <param name="form">Makes the form, anew for each attempt.</param>
    /// <param name="secrets">What must not be shown, beside the form's own.</param>
    /// <param name="trace">Who listens, if anybody does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="isPoll">Whether whoever asks will ask again by itself, at a pace that the server sets.</param>
    public async Task<AccessToken> RequestTokenAsync(
        Func<DateTimeOffset, IReadOnlyDictionary<string, string>> form,
        IReadOnlyCollection<string> secrets,
        IApiTrace? trace,
        CancellationToken cancellationToken,
        bool isPoll = false)
    {
        var askedAt = clock.Machine.Uptime;
        var (request, response) = await PostAsync(TokenPath, form, secrets, isPoll, trace, cancellationToken).ConfigureAwait(false);
        if (Read(response, C1JsonContext.Default.TokenAnswer) is not { AccessToken.Length: > 0 } answer)
        {
            // Without the body: it may hold half a token.
            throw ApiErrors.Unreadable(request, response, null);
        }

        var type = string.Equals(answer.TokenType, DPoP, StringComparison.OrdinalIgnoreCase) ? DPoP : Bearer;
        if (type == DPoP != isProving)
        {
            throw ApiErrors.SignInRefused(request, isProving ? Messages.TokenNotBound : Messages.TokenNeedsDPoP);
        }

        var seconds = Math.Min(answer.ExpiresIn, LongestLifetimeSeconds);
        return new AccessToken(answer.AccessToken, type, seconds > 0 ? TimeSpan.FromSeconds(seconds) : null, clock.Machine, askedAt);
    }

    /// <summary>Sends a form and reads the JSON that answers it.</summary>
    public async Task<T> PostAsync<T>(
        string path, IReadOnlyDictionary<string, string> form, JsonTypeInfo<T> type, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class
    {
        var (request, response) = await PostAsync(path, _ => form, [], isPoll: false, trace, cancellationToken).ConfigureAwait(false);
        return Read(response, type) ?? throw ApiErrors.Unreadable(request, response, null);
    }

    private async Task<(ApiRequest Request, ApiResponse Response)> PostAsync(
        string path,
        Func<DateTimeOffset, IReadOnlyDictionary<string, string>> form,
        IReadOnlyCollection<string> secrets,
        bool isPoll,
        IApiTrace? trace,
        CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Method = "POST",
            Path = path,
            ContentType = FormBody.ContentType,
            Body = () => Encoding.UTF8.GetBytes(FormBody.Write(form(clock.Now))),
            Authorised = false,
            AnswerIsSecret = true,
            Repeatable = !isPoll,
            Secrets = secrets,
            Trace = trace,
        };
        var response = await sender.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // What was signed by a wrong clock is signed again by the server's.
        if (clock.Learn(response.Date) && response.Status is 400 or 401 or 403 && !isPoll)
        {
            response = (await sender.SendAsync(request.After(response), cancellationToken).ConfigureAwait(false)).After(response);
        }

        if (response.IsSuccess)
        {
            return (request, response);
        }

        var error = ApiErrors.From(request, response);
        throw error.Code is "invalid_dpop_proof" or "use_dpop_nonce" && !isProving ? error.With(Messages.CredentialNeedsDPoP) : error;
    }

    private static T? Read<T>(ApiResponse response, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(response.Json, type);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }
}
