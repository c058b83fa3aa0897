using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Federation;

/// <summary>The OIDC token of a GitHub Actions job, asked for each time. The job needs the permission <c>id-token: write</c>.</summary>
internal sealed class GitHubActionsToken : ISubjectTokenSource
{
    private const string UrlVariable = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private const string TokenVariable = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private readonly Uri _url;
    private readonly string _requestToken;
    private readonly ClientSettings _settings;

    /// <exception cref="C1InputException">This is no such job.</exception>
    public GitHubActionsToken(ClientSettings settings)
    {
        _settings = settings;
        var (url, token) = (Environment.GetEnvironmentVariable(UrlVariable), Environment.GetEnvironmentVariable(TokenVariable));
        Required.That(!string.IsNullOrWhiteSpace(url) && !string.IsNullOrWhiteSpace(token), "GitHubActions", () => Messages.GitHubActionsMissing);
        _url = Uri.TryCreate(url, UriKind.Absolute, out var read) && Loopback.IsSafe(read)
            ? read
            : throw new C1InputException(Messages.GitHubActionsUrlUnreadable, "GitHubActions");
        _requestToken = token!.Trim();
    }

    public string SignIn => "WorkloadFederation";

    public string Origin => "GitHub Actions";

    public string AdviceWhenOld => Messages.OldTokenAsked;

    public IReadOnlyCollection<string> Secrets => [_requestToken];

    public async Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken)
    {
        using var http = new HttpSender(new Uri(_url.GetLeftPart(UriPartial.Authority)), _settings);
        var request = new ApiRequest
        {
            Method = "GET",
            Path = _url.AbsolutePath,
            Query = _url.Query + (_url.Query.Length == 0 ? "?" : "&") + "audience=" + Uri.EscapeDataString(audience),
            Authorised = false,
            Authorization = "Bearer " + _requestToken,
            Repeatable = true,
            AnswerIsSecret = true,
            Secrets = Secrets,
            Trace = trace,
        };
        var response = await new RetryingSender(http, _settings.Retry).SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw ApiErrors.From(request, response);
        }

        try
        {
            if (JsonSerializer.Deserialize(response.Json, C1JsonContext.Default.GitHubActionsAnswer) is { Value.Length: > 0 } answer)
            {
                return answer.Value;
            }
        }
        catch (JsonException)
        {
            // Told below, without the body: it may hold half a token.
        }

        throw ApiErrors.Unreadable(request, response, null);
    }
}
