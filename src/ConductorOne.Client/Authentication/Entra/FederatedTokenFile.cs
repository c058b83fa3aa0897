using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Entra;

/// <summary>
/// A file with the token that proves an application to Microsoft Entra (AKS puts one into every pod), read again each time. How old
/// it may be is for Entra to say: its issuer may replace it hourly.
/// </summary>
internal sealed class FederatedTokenFile : ISubjectTokenSource
{
    private const string Parameter = "EntraFederatedTokenFile";

    private readonly TokenFile _file;

    /// <exception cref="C1InputException">It cannot be read, or holds no token.</exception>
    public FederatedTokenFile(string path)
    {
        _file = new TokenFile(path, Parameter);
        Read();
    }

    public string SignIn => "WorkloadFederation";

    public string Origin => _file.Path;

    public string AdviceWhenOld => Messages.OldTokenKept;

    public IReadOnlyCollection<string> Secrets => [];

    public Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken) => Task.FromResult(Read());

    private string Read()
    {
        var token = _file.Read().Trim();
        Required.That(token.Length > 0, Parameter, () => Messages.OidcTokenEmpty.With(Origin));
        Required.That(JwtClaims.TryRead(token, out _), Parameter, () => Messages.OidcTokenUnreadable.With(Origin));
        return token;
    }
}
