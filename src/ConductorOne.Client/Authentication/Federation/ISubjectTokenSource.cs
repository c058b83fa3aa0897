using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Federation;

/// <summary>Where the OIDC tokens come from that a federated session exchanges (RFC 8693). The server takes one for ten minutes after it was issued.</summary>
internal interface ISubjectTokenSource
{
    /// <summary>How the session signs in, as users see it: <c>WorkloadFederation</c>, <c>ManagedIdentity</c>, <c>EntraApplication</c>.</summary>
    string SignIn { get; }

    /// <summary>What messages call the place that the token came from.</summary>
    string Origin { get; }

    /// <summary>What to do about a token that is older than the server takes.</summary>
    string AdviceWhenOld { get; }

    /// <summary>What must never be shown, the tokens themselves aside.</summary>
    IReadOnlyCollection<string> Secrets { get; }

    /// <summary>Gets a fresh token; blanks around it are the caller's to trim.</summary>
    /// <param name="audience">The tenant's host, which the token must be made out to.</param>
    /// <param name="trace">Who listens, if anybody does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="C1InputException">The source holds nothing usable.</exception>
    /// <exception cref="C1ApiException">Whoever issues tokens refused, or could not be reached.</exception>
    Task<string> FetchAsync(string audience, IApiTrace? trace, CancellationToken cancellationToken);
}
