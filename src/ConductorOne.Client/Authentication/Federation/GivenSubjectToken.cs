using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.Authentication.Federation;

/// <summary>One OIDC token, good for ten minutes after it was issued.</summary>
internal sealed class GivenSubjectToken : ISubjectTokenSource
{
    private readonly string _token;

    /// <exception cref="Validation.C1InputException">It is none, or too old.</exception>
    public GivenSubjectToken(string token) => _token = SubjectToken.Read(token, "-OidcToken", Messages.OldTokenGiven, DateTimeOffset.UtcNow).Value;

    public string SignIn => "WorkloadFederation";

    public string Origin => "-OidcToken";

    public string AdviceWhenOld => Messages.OldTokenGiven;

    public IReadOnlyCollection<string> Secrets => [_token];

    public Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken) => Task.FromResult(_token);
}
