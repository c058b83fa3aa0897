using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Federation;

/// <summary>A file that somebody keeps filled with a fresh OIDC token (Kubernetes, SPIFFE), read again each time.</summary>
internal sealed class SubjectTokenFile : ISubjectTokenSource
{
    private readonly string _path;

    /// <exception cref="C1InputException">It cannot be read, or holds no usable token.</exception>
    public SubjectTokenFile(string path)
    {
        _path = path;
        SubjectToken.Read(Read(), path, DateTimeOffset.UtcNow);
    }

    public string SignIn => "WorkloadFederation";

    public string Origin => _path;

    public IReadOnlyCollection<string> Secrets => [];

    public Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken) => Task.FromResult(Read());

    private string Read()
    {
        try
        {
            return File.ReadAllText(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new C1InputException(Messages.OidcTokenFileUnreadable.With(_path, e.Message), "OidcTokenFile");
        }
    }
}
