using System.Collections.Generic;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Whom an access token stands for.</summary>
/// <param name="Id">The id by which the tenant knows the client: the name before the @ of its client id.</param>
/// <param name="UserId">The id of the user that the client acts as.</param>
internal sealed record Principal(string Id, string UserId)
{
    /// <summary>What the client may do.</summary>
    public IReadOnlyList<string> Roles { get; init; } = ["SUPER_ADMIN"];

    /// <summary>The principal of a client id of the form <c>name@host/kind</c>.</summary>
    public static Principal Of(string clientId, string userId) => new(ClientIds.NameOf(clientId), userId);
}
