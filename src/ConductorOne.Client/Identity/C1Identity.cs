using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Identity;

/// <summary>Who the session is, as the server sees it (<c>GET /api/v1/auth/introspect</c>).</summary>
public sealed class C1Identity
{
    /// <summary>The principal: a user, or a service principal. The wire spells it <c>principleId</c>.</summary>
    [JsonPropertyName("principleId")]
    public string PrincipalId { get; set; } = "";

    /// <summary>The user behind the principal.</summary>
    public string UserId { get; set; } = "";

    /// <summary>The tenant's id.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The roles it holds.</summary>
    public C1List<string> Roles { get; set => field = value ?? []; } = [];

    /// <summary>What it may do.</summary>
    public C1List<string> Permissions { get; set => field = value ?? []; } = [];

    /// <summary>The features that the tenant has.</summary>
    public C1List<string> Features { get; set => field = value ?? []; } = [];

    /// <summary>The modules that the tenant has turned off.</summary>
    public C1List<string> DisabledModules { get; set => field = value ?? []; } = [];

    /// <summary>The client of a registered device, on tokens that such a device was given.</summary>
    public string DeviceClientId { get; set; } = "";

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
