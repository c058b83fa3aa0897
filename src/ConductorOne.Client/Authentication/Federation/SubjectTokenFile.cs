using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Federation;

/// <summary>A file that somebody keeps filled with a fresh OIDC token (Kubernetes, SPIFFE), read again each time.</summary>
internal sealed class SubjectTokenFile : ISubjectTokenSource
{
    private readonly TokenFile _file;

    /// <exception cref="C1InputException">It cannot be read, or holds no usable token.</exception>
    public SubjectTokenFile(string path)
    {
        _file = new TokenFile(path, "OidcTokenFile");
        SubjectToken.Read(_file.Read(), path, AdviceWhenOld, DateTimeOffset.UtcNow);
    }

    public string SignIn => "WorkloadFederation";

    public string Origin => _file.Path;

    public string AdviceWhenOld => Messages.OldTokenKept;

    public IReadOnlyCollection<string> Secrets => [];

    public Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken) => Task.FromResult(_file.Read());
}
