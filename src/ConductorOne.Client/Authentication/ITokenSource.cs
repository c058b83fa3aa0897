using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Authentication;

/// <summary>Where a session's tokens come from.</summary>
internal interface ITokenSource
{
    /// <summary>How the session signs in, as users see it.</summary>
    string SignIn { get; }

    /// <summary>Whether another token can be had after this one.</summary>
    bool CanRenew { get; }

    /// <summary>What to do when the server refuses; nothing where its own words say enough.</summary>
    string? Advice { get; }

    /// <summary>What must never be shown.</summary>
    IReadOnlyCollection<string> Secrets { get; }

    /// <param name="server">The tenant's token endpoint.</param>
    /// <param name="trace">Who listens, if anybody does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<AccessToken> FetchAsync(AuthorizationServer server, IApiTrace? trace, CancellationToken cancellationToken);
}
