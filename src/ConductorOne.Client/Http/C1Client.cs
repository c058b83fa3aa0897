using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Waiting;
#if NETSTANDARD2_0
using ConductorOne.Compatibility;
#endif

namespace ConductorOne.Http;

/// <summary>Sends typed calls to one tenant with one identity: the send path put together.</summary>
internal sealed class C1Client : IDisposable
{
    // What is smaller is read sooner than anybody could wait for it.
    private const int LargestReadAtOnce = 1 << 21;

    private readonly SessionEnd _end = new();
    private readonly HttpSender _http;
    private readonly TokenCache _tokens;
    private readonly AuthorisingSender _sender;
    private readonly PollLane _polls;

    public C1Client(Uri server, ITokenSource source, ClientSettings? settings = null)
    {
        Settings = settings ?? new ClientSettings();
        var clock = new ServerClock(Settings.Clock);
        _http = new HttpSender(server, Settings);
        IApiSender attempt = Settings.ProvesPossession ? new ProvingSender(_http, server, clock) : _http;
        var window = new SendWindow(Settings.Retry.Delay, _end.Token);
        var retrying = new RetryingSender(new PacingSender(attempt, window, Settings.Retry, _end), Settings.Retry, _end);
        _tokens = new TokenCache(source, new AuthorizationServer(retrying, clock, Settings.ProvesPossession));
        _sender = new AuthorisingSender(retrying, _tokens);
        _polls = new PollLane(this, Settings.Clock, _end);
    }

    /// <summary>How it sends.</summary>
    public ClientSettings Settings { get; }

    public string SignIn => _tokens.SignIn;

    /// <summary>Whether there is anything to fetch: a ready token is used as it is.</summary>
    public bool CanRenew => _tokens.CanRenew;

    public DateTimeOffset? ExpiresAt => _tokens.ExpiresAt;

    /// <summary>Fetches a token now, so that a wrong credential shows at once.</summary>
    public Task SignInAsync(IApiTrace? trace, CancellationToken cancellationToken) => _tokens.GetAsync(trace, cancellationToken);

    /// <exception cref="C1ApiException">Anything but a success with an object in it.</exception>
    public async Task<T> SendAsync<T>(ApiCall<T> call, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class
    {
        var request = call.Request with { Trace = trace };
        var response = await _sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            var error = ApiErrors.From(_sender.Guarded(request), response);
            throw response.Status == 401 && !_tokens.CanRenew ? error.With(_tokens.Advice) : error;
        }

        // Who asks for something is told if a gateway sends nothing.
        if (response.Body.Length == 0 && call.Empty is { } empty && (response.Status == 204 || !request.IsRead || request.Method == "HEAD"))
        {
            return empty;
        }

        try
        {
            // No object has a token in it, unless the server repeats it; answers that do not are left as they came.
            string[] secrets = [.. request.AnswerSecrets ?? request.Secrets, .. _tokens.Tokens.Concat(response.Sent).Where(response.Repeats)];
            var value = response.Body.Length <= LargestReadAtOnce
                ? Read(call, response, secrets, trace)
                : await ReadInTimeAsync(call, response, secrets, trace, cancellationToken).ConfigureAwait(false);
            if (value is not (null or C1Object { Id: "" }))
            {
                return value;
            }
        }
        catch (Exception e) when (e is not (OperationCanceledException or C1ApiException))
        {
            throw ApiErrors.Unreadable(_sender.Guarded(request), response, e);
        }

        throw ApiErrors.Unreadable(_sender.Guarded(request), response, null);
    }

    /// <summary>Waits until the server is done with what it has accepted: looks now, and then as often as the wait's pace allows.</summary>
    /// <param name="wait">What is waited for.</param>
    /// <param name="timeout">How long; as its pace says where nothing is said.</param>
    /// <param name="trace">Hears of the looks.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <exception cref="WaitTimeoutException">It was not so in time.</exception>
    /// <exception cref="C1ApiException">It could not be looked at, or is not there any more.</exception>
    public Task<T> WaitAsync<T>(Wait<T> wait, TimeSpan? timeout, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class => _polls.WaitAsync(wait, timeout, trace, cancellationToken);

    private static T? Read<T>(ApiCall<T> call, ApiResponse response, string[] secrets, IApiTrace? trace)
        where T : class
    {
        var json = response.Json;
        JsonSize.Check(json);
        var answer = new AnswerJson(secrets.Length == 0 ? json : SecretText.RedactJson(WholeCharacters.Of(json), secrets));
        var read = call.Read(answer);
        if (trace is { WantsDetail: true } && !answer.Oddities.IsEmpty)
        {
            trace.Detail(string.Join("\n", answer.Oddities.Sentences.Select(s => call.Request + ": " + s)));
        }

        return read;
    }

    // Nothing stops the parser: it is left to itself where the time is over, or somebody has had enough.
    private async Task<T?> ReadInTimeAsync<T>(ApiCall<T> call, ApiResponse response, string[] secrets, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Settings.Clock.CancelAfter(limit, response.TimeLeft);
        try
        {
            return await Task.Run(() => Read(call, response, secrets, trace), limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw HttpSender.Failure(call.Request, C1ErrorKind.Timeout, Messages.TimedOut.With(Settings.Timeout.TotalSeconds), null);
        }
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _end.Dispose();
        _http.Dispose();
    }
}
