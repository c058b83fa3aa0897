using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>An issuer that gives what it is told to, and keeps what it was asked for.</summary>
internal sealed class FakeSubjectTokens(Func<string> next) : ISubjectTokenSource
{
    private readonly List<string> _audiences = [];

    public string SignIn => "WorkloadFederation";

    public string Origin => "the issuer";

    public string AdviceWhenOld => "Get another.";

    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    public IReadOnlyList<string> Audiences => _audiences;

    public Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken)
    {
        _audiences.Add(audience);
        return Task.FromResult(next());
    }
}
