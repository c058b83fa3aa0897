using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Federation;

/// <summary>An environment variable that holds an OIDC token (GitLab, HCP Terraform), read again each time.</summary>
internal sealed class SubjectTokenVariable : ISubjectTokenSource
{
    private readonly string _name;

    /// <exception cref="C1InputException">It is not set, or holds no usable token.</exception>
    public SubjectTokenVariable(string name)
    {
        _name = name;
        SubjectToken.Read(Read(), name, AdviceWhenOld, DateTimeOffset.UtcNow);
    }

    public string SignIn => "WorkloadFederation";

    public string Origin => _name;

    public string AdviceWhenOld => Messages.OldTokenKept;

    public IReadOnlyCollection<string> Secrets => [];

    public Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken) => Task.FromResult(Read());

    private string Read() => Environment.GetEnvironmentVariable(_name) is { } value && !string.IsNullOrWhiteSpace(value)
        ? value
        : throw new C1InputException(Messages.OidcTokenVariableEmpty.With(_name), "OidcTokenVariable");
}
