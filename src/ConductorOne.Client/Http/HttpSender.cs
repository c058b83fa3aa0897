using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Http;

/// <summary>The end of the send path: one attempt over HTTP, its answer read whole, redirects followed by the house's rule.</summary>
internal sealed class HttpSender : IApiSender, IDisposable
{
    private const int MostRedirects = 3;
    private const int LongestRequestId = 128;

    private static readonly ProductInfoHeaderValue Agent =
        new("ConductorOne.PowerShell", typeof(HttpSender).Assembly.GetName().Version!.ToString(3));

    private static readonly MediaTypeWithQualityHeaderValue AcceptJson = new("application/json");

    // Of the headers that every request has, those that a caller may want to be others.
    private static readonly string[] Replaceable = ["Accept", "User-Agent"];

    private readonly Uri _server;
    private readonly TimeSpan _timeout;
    private readonly NetworkSettings _network;
    private readonly MachineClock _clock;
    private readonly AnswerLimits _limits;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _closed = new();

    /// <param name="server">Scheme, host and port: nothing is ever sent elsewhere.</param>
    /// <param name="settings">How the session sends.</param>
    public HttpSender(Uri server, ClientSettings settings)
        : this(server, settings.Timeout, settings.Network, settings.Clock, settings.Limits)
    {
    }

    /// <param name="server">Scheme, host and port of the tenant: nothing is ever sent elsewhere.</param>
    /// <param name="timeout">For one attempt, to the last byte of its answer.</param>
    /// <param name="network">How to get there.</param>
    /// <param name="clock">Ends attempts that take too long: that of this machine where none is given.</param>
    /// <param name="limits">How much of an answer is read: the usual where nothing is said.</param>
    public HttpSender(Uri server, TimeSpan timeout, NetworkSettings network, MachineClock? clock = null, AnswerLimits? limits = null)
    {
        _server = server;
        _timeout = timeout;
        _network = network;
        _clock = clock ?? new MachineClock();
        _limits = limits ?? new AnswerLimits();
        _http = new HttpClient(network.NewHandler(server)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose()
    {
        // Requests under way end as cancelled by this, not as timed out or with whatever a disposed client throws.
        _closed.Cancel();
        _http.Dispose();
    }

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        _clock.CancelAfter(attempt, _timeout);
        var started = _clock.Uptime;
        var guarded = request;
        try
        {
            var uri = UriOf(request);
            for (var followed = 0; ; followed++)
            {
                var body = request.Body?.Invoke();
                var sent = SentSecrets.Of(request, body);
                guarded = sent.Count == 0 ? request : request with { Secrets = [.. request.Secrets, .. sent] };
                using var message = NewMessage(request, uri, body);
                if (request.Trace is { WantsDetail: true } before)
                {
                    before.Detail(WireDetail.Of(guarded, message, body));
                }

                using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, attempt.Token).ConfigureAwait(false);
                var status = (int)answer.StatusCode;
                if (status == (int)HttpStatusCode.ProxyAuthenticationRequired)
                {
                    throw Failure(request, C1ErrorKind.Network, Messages.ProxyWantsCredential, null, isFinal: true);
                }

                if (status is 301 or 302 or 303 or 307 or 308)
                {
                    uri = FollowOrRefuse(guarded, uri, answer.Headers.Location, status, followed);
                    continue;
                }

                var most = _limits.Of(request, status);
                var (bytes, isCut) = await AnswerBody.ReadAsync(answer, most, attempt.Token).ConfigureAwait(false);
                var response = new ApiResponse
                {
                    Status = status,
                    ContentType = answer.Content.Headers.ContentType?.MediaType ?? "",
                    RetryAfter = Wait(answer.Headers),
                    RequestId = RequestId(guarded, answer),
                    Date = answer.Headers.Date,
                    DPoPNonce = Header(answer, "DPoP-Nonce"),
                    Challenge = Challenges(answer),
                    Body = bytes,
                    CutAt = isCut ? most : null,
                    Sent = sent,
                    TimeLeft = new TimeSpan(Math.Max(0, (_timeout - (_clock.Uptime - started)).Ticks)),
                };
                if (isCut && response.IsSuccess)
                {
                    throw ApiErrors.TooLarge(request, response);
                }

                request.Trace?.Sent(request, response, _clock.Uptime - started, null);
                if (request.Trace is { WantsDetail: true } after)
                {
                    after.Detail(WireDetail.Of(guarded, answer, response));
                }

                return response;
            }
        }
        catch (C1ApiException e)
        {
            throw Traced(e);
        }
        catch (Exception e) when (e is not C1InputException && _closed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Traced(Failure(request, C1ErrorKind.SessionClosed, Messages.SessionWasClosed, null, isFinal: true));
        }
        catch (ObjectDisposedException) when (_closed.IsCancellationRequested)
        {
            // Closed and stopped at once: the caller stopped, and hears that.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Traced(Failure(request, C1ErrorKind.Timeout, Messages.TimedOut.With(_timeout.TotalSeconds), null));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidDataException
            && !cancellationToken.IsCancellationRequested)
        {
            throw Traced(new BrokenConnection(_server, _network).Failure(guarded, e));
        }

        C1ApiException Traced(C1ApiException error)
        {
            request.Trace?.Sent(request, null, _clock.Uptime - started, error);
            return error;
        }
    }

    private Uri UriOf(ApiRequest request)
    {
        var uri = new Uri(_server, request.Path + request.Query);

        // Whatever a URI parser would rewrite (dots, double slashes) was not meant to be sent.
        return uri.PathAndQuery == request.Path + request.Query && uri.Host == _server.Host
            ? uri
            : throw new C1InputException(Messages.PathRewritten.With(request.ShownPath));
    }

    private static HttpRequestMessage NewMessage(ApiRequest request, Uri uri, byte[]? body)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), uri);
        message.Headers.UserAgent.Add(Agent);
        message.Headers.Accept.Add(AcceptJson);
        message.Headers.ExpectContinue = false;
        if (body is not null || request.Stream is not null)
        {
            message.Content = body is null ? new StreamContent(request.Stream!()) : new ByteArrayContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }
        else if (request.Method is not ("GET" or "HEAD"))
        {
            // What has no content at all, .NET itself sends up to four times where the connection ends without an answer.
            message.Content = new ByteArrayContent([]);
        }

        foreach (var header in request.Headers)
        {
            if (Replaceable.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                message.Headers.Remove(header.Key);
            }

            // One that describes the content has its place there.
            _ = message.Headers.TryAddWithoutValidation(header.Key, header.Value) || message.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value) == true;
        }

        if (request.Authorization is { } authorization)
        {
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (request.Proof is { } proof)
        {
            message.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        return message;
    }

    // An empty segment is redirected to the collection, a gateway to a sign-in page: only the same path on the same host is followed.
    private static Uri FollowOrRefuse(ApiRequest request, Uri from, Uri? location, int status, int followed)
    {
        var to = location is not null && Uri.TryCreate(from, location, out var absolute) ? absolute : null;
        var isSamePath = to is not null && to.Host == from.Host && to.PathAndQuery == from.PathAndQuery && to.UserInfo.Length == 0;
        var isUpgrade = isSamePath && from.Scheme == Uri.UriSchemeHttp && to!.Scheme == Uri.UriSchemeHttps && (to.Port == from.Port || (to.IsDefaultPort && from.IsDefaultPort));
        var isSame = isSamePath && to!.Scheme == from.Scheme && to.Port == from.Port;
        // 307 and 308 ask for the same request again. Behind the others a create may have been done: sent again, it would be done again.
        if (followed < MostRedirects && (isUpgrade || (isSame && (request.Repeatable || status is 307 or 308))) && (status != 303 || request.Repeatable))
        {
            return to!;
        }

        var where = to is null ? Messages.NowhereAtAll : SecretText.Redact(to.Scheme + "://" + to.Authority + to.AbsolutePath, request.Secrets);
        var may = request.Repeatable || status is 307 or 308 ? "" : " " + Messages.MayHaveBeenDone;
        throw new C1ApiException(Messages.RedirectRefused.With(request, status, where) + may)
        {
            Kind = C1ErrorKind.Redirected,
            Status = status,
            Method = request.Method,
            Path = request.ShownPath,
        };
    }

    // A point in time is one of the server's clock, which dates the answer, too. One that has passed asks for no wait.
    private static TimeSpan? Wait(HttpResponseHeaders headers) =>
        headers.TryGetValues("Retry-After", out var values) ? RetryAfter.Read(values, headers.Date ?? DateTimeOffset.UtcNow) : null;

    // Whatever repeats what it was sent is no id.
    private static string? RequestId(ApiRequest request, HttpResponseMessage answer) =>
        (Header(answer, "x-request-id") ?? Header(answer, "request-id") ?? Header(answer, "x-ms-request-id")) is { Length: <= LongestRequestId } id
        && !SecretText.Repeats(id, request.Secrets)
            ? id
            : null;

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // A server may offer several schemes, in one header or in several.
    private static string? Challenges(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("WWW-Authenticate", out var values) ? string.Join(", ", values) : null;

    internal static C1ApiException Failure(
        ApiRequest request, C1ErrorKind kind, string words, Exception? cause, bool neverSent = false, bool isFinal = false)
    {
        var may = request.Repeatable || neverSent || (isFinal && kind != C1ErrorKind.SessionClosed) ? "" : " " + Messages.MayHaveBeenDone;
        return new C1ApiException(Messages.RequestFailed.With(request, words) + (words.EndsWith(".", StringComparison.Ordinal) || words.EndsWith("?", StringComparison.Ordinal) ? "" : ".") + may, cause)
        {
            Kind = kind,
            Method = request.Method,
            Path = request.ShownPath,
            NeverSent = neverSent,
            IsFinal = isFinal,
        };
    }
}
