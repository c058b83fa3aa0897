using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Http;

/// <summary>Turns answers that are no success into the one exception.</summary>
internal static class ApiErrors
{
    /// <summary>Of a body, no more than this is kept or shown.</summary>
    public const int LongestBody = 32_768;

    private static readonly Regex RequestIdInMessage = new(@"\(request-id: ([^)\s]+)\)", RegexOptions.CultureInvariant);

    private static readonly Regex Exists = new("already exists", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // google.rpc.Code, by number.
    private static readonly string[] Codes =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
        "UNAUTHENTICATED",
    ];

    public static C1ApiException From(ApiRequest request, ApiResponse response)
    {
        string[] secrets = [.. request.Secrets, .. response.Sent];
        var text = SecretText.RedactBody(response.ContentType, response.Text, secrets);
        var words = "";
        string? code = null;
        object?[] details = [];
        if (LooksLikeJson(text))
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                (words, code, details) = ReadStatus(document.RootElement, secrets);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Half an error is still an error: its status and body are told below.
            }
        }

        if (words.Length == 0)
        {
            words = response.CutAt is { } most ? Messages.ErrorTooLarge.With(AnswerLimits.Megabytes(most))
                : LooksLikeHtml(text, response.ContentType) ? Messages.HtmlAnswer
                : text.Length == 0 ? Messages.EmptyAnswer
                : LooksLikeJson(text) ? Messages.CutOrUnexpectedJson
                : Messages.UnreadableAnswer;
        }

        words = Shorten(words);
        var saysExists = SaysExists(response.Status, words, code);
        var requestId = RequestIdInMessage.Match(words) is { Success: true } found ? found.Groups[1].Value : response.RequestId;
        var error = new C1ApiException(Messages.AnsweredWithError.With(request.Method, request.ShownPath, Named(response.Status, code), words))
        {
            Kind = !request.Authorised ? SignInKind(response.Status) : saysExists ? C1ErrorKind.Conflict : KindOf(response.Status),
            Status = response.Status,
            Code = code,
            Method = request.Method,
            Path = request.ShownPath,
            RequestId = requestId,
            Body = Shorten(text),
            Details = details,
        };

        if (IdAdvice.For(request, response.Status, words) is { } advice)
        {
            return error.With(advice);
        }

        // Who sends the rows that failed once more has to know.
        return FailedStatus.MayBeDone(response.Status) && request.Authorised && !request.Repeatable && !saysExists ? error.With(Messages.MayHaveBeenDone) : error;
    }

    /// <summary>Whether an error is a conflict that the server calls a fault of its own: sent again, it would end the same way.</summary>
    public static bool SaysExists(ApiResponse response)
    {
        if (response.Status != 500 || !LooksLikeJson(response.Text))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && SaysExists(response.Status, TextOf(root, "message"), CodeOf(root));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A success that is not what the API answers. Whatever the request did, it has been done.</summary>
    public static C1ApiException Unreadable(ApiRequest request, ApiResponse response, Exception? cause)
    {
        var text = SecretText.RedactBody(response.ContentType, response.Text, [.. request.Secrets, .. response.Sent]);
        var words = cause is AnswerException ? cause.Message
            : text.Length == 0 ? Messages.EmptyAnswer
            : LooksLikeHtml(text, response.ContentType) ? Messages.HtmlAnswer
            : LooksLikeJson(text) ? Messages.CutOrUnexpectedJson
            : Messages.UnreadableAnswer;
        var may = request.Repeatable ? "" : " " + Messages.MayHaveBeenDone;
        return new C1ApiException(
            Messages.AnsweredUnreadably.With(request.Method, request.ShownPath, response.Status, words) + may, Plain(cause))
        {
            Kind = C1ErrorKind.InvalidResponse,
            Status = response.Status,
            Method = request.Method,
            Path = request.ShownPath,
            RequestId = response.RequestId,
            Body = request.AnswerIsSecret || request.AnswerIsFiles ? null : Shorten(text),
        };
    }

    /// <summary>One object of a page cannot be read. The others were.</summary>
    public static C1ApiException ObjectUnreadable(ApiRequest request, string words) => new(
        Messages.AnsweredUnreadably.With(request.Method, request.ShownPath, 200, words) + " " + Messages.OthersAreRead)
    {
        Kind = C1ErrorKind.InvalidResponse,
        Status = 200,
        Method = request.Method,
        Path = request.ShownPath,
    };

    /// <summary>A success of which no more was read than an answer may have. Whatever the request did, it has been done.</summary>
    public static C1ApiException TooLarge(ApiRequest request, ApiResponse response) => new(
        Messages.AnsweredUnreadably.With(request.Method, request.ShownPath, response.Status, Messages.AnswerTooLarge.With(AnswerLimits.Megabytes(response.CutAt ?? 0)))
            + (request.Repeatable ? "" : " " + Messages.MayHaveBeenDone))
    {
        Kind = C1ErrorKind.InvalidResponse,
        Status = response.Status,
        Method = request.Method,
        Path = request.ShownPath,
        RequestId = response.RequestId,
        IsFinal = true,
    };

    /// <summary>A list that would never end.</summary>
    public static C1ApiException PageTokenRepeated(ApiRequest request) => new(Messages.PageTokenRepeated.With(request))
    {
        Kind = C1ErrorKind.InvalidResponse,
        Method = request.Method,
        Path = request.ShownPath,
    };

    /// <summary>The token endpoint answered, but what came cannot be signed in with.</summary>
    public static C1ApiException SignInRefused(ApiRequest request, string reason) => new(Messages.RequestFailed.With(request, reason))
    {
        Kind = C1ErrorKind.SignInFailed,
        Method = request.Method,
        Path = request.ShownPath,
        IsFinal = true,
    };

    /// <summary>The session was closed before the request was sent, or sent again: whatever came before, it has not been done.</summary>
    public static C1ApiException SessionClosed(ApiRequest request) => new(Messages.RequestFailed.With(request, Messages.SessionWasClosed) + ".")
    {
        Kind = C1ErrorKind.SessionClosed,
        Method = request.Method,
        Path = request.ShownPath,
        NeverSent = true,
        IsFinal = true,
    };

    /// <summary>What a request was about was removed while somebody waited for the server to be done with it.</summary>
    /// <param name="request">What looked at it.</param>
    /// <param name="subject">What it was: "app 2abc".</param>
    /// <param name="cause">What the server said, where that was an error.</param>
    public static C1ApiException Gone(ApiRequest request, string subject, C1ApiException? cause = null) => new(Messages.WaitGone.With(subject), cause)
    {
        Kind = C1ErrorKind.NotFound,
        Status = cause?.Status,
        Code = cause?.Code,
        Method = request.Method,
        Path = request.Path,
        RequestId = cause?.RequestId,
    };

    // A JSON error quotes what it could not read, which may be a secret: only where it was is passed on.
    private static JsonException? Plain(Exception? cause) =>
        cause is JsonException json ? new JsonException(Messages.JsonErrorAt.With(json.LineNumber, json.BytePositionInLine)) : null;

    // What is read out of the JSON has lost its escapes, so it is redacted once more.
    private static (string Words, string? Code, object?[] Details) ReadStatus(JsonElement root, IReadOnlyCollection<string> secrets)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return ("", null, []);
        }

        if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String)
        {
            var description = SecretText.Redact(TextOf(root, "error_description"), secrets);
            var name = SecretText.Redact(error.GetString()!, secrets);
            return (description.Length > 0 ? description : name, name, []);
        }

        var details = root.TryGetProperty("details", out var list) && list.ValueKind == JsonValueKind.Array
            ? JsonSerializer.Deserialize(list.GetRawText(), C1JsonContext.Default.ObjectArray) ?? []
            : [];
        var patterns = new SecretPatterns(secrets, withParts: true);
        return (patterns.Redact(TextOf(root, "message")), CodeOf(root), [.. details.Select(d => Redacted(d, patterns))]);
    }

    private static object? Redacted(object? value, SecretPatterns secrets) => value switch
    {
        string text => Shown(text, secrets),
        IDictionary<string, object?> members => Redacted(members, secrets),
        object?[] items => items.Select(i => Redacted(i, secrets)).ToArray(),
        _ => value,
    };

    private static string Shown(string text, SecretPatterns secrets) => VisibleText.Lines(secrets.Redact(text));

    // Two names may be the same once what is secret in them is masked.
    private static Dictionary<string, object?> Redacted(IDictionary<string, object?> members, SecretPatterns secrets)
    {
        var redacted = new Dictionary<string, object?>();
        foreach (var member in members)
        {
            redacted[Shown(member.Key, secrets)] = Redacted(member.Value, secrets);
        }

        return redacted;
    }

    private static string? CodeOf(JsonElement root) =>
        !root.TryGetProperty("code", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var value) ? null
        : value >= 0 && value < Codes.Length ? Codes[value]
        : value.ToString(CultureInfo.InvariantCulture);

    private static string TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static bool SaysExists(int status, string words, string? code) =>
        status == 500 && (code == "ALREADY_EXISTS" || Exists.IsMatch(words));

    private static C1ErrorKind KindOf(int status) => status switch
    {
        400 => C1ErrorKind.InvalidInput,
        401 => C1ErrorKind.Unauthorized,
        403 => C1ErrorKind.Forbidden,
        404 => C1ErrorKind.NotFound,
        409 => C1ErrorKind.Conflict,
        429 => C1ErrorKind.RateLimited,
        _ when FailedStatus.IsTimeout(status) => C1ErrorKind.Timeout,
        >= 500 and <= 599 => C1ErrorKind.ServerError,
        >= 300 and <= 399 => C1ErrorKind.Redirected,
        _ => C1ErrorKind.Failed,
    };

    private static C1ErrorKind SignInKind(int status) => status is 400 or 401 or 403 ? C1ErrorKind.SignInFailed : KindOf(status);

    private static string Named(int status, string? code) =>
        code is null ? status.ToString(CultureInfo.InvariantCulture) : status.ToString(CultureInfo.InvariantCulture) + " " + code;

    private static bool LooksLikeJson(string text)
    {
        var start = text.TrimStart();
        return start.Length > 0 && start[0] is '{' or '[';
    }

    private static bool LooksLikeHtml(string text, string contentType) =>
        contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        || text.TrimStart().StartsWith("<", StringComparison.Ordinal);

    private static string Shorten(string text) => text.Length <= LongestBody ? text : text.Substring(0, LongestBody);
}
