using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Users;

namespace ConductorOne.Apps;

/// <summary>An app: what access is granted to and reviewed for.</summary>
public sealed class C1App : C1Object
{
    /// <summary>The app's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppId => Id;

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What it is.</summary>
    public string Description { get; set; } = "";

    /// <summary>What requesters read when they ask for access.</summary>
    public string Instructions { get; set; } = "";

    /// <summary>How its users are matched with people: Unspecified, Strict, DisplayName or Custom.</summary>
    [JsonConverter(typeof(WireEnumConverter<IdentityMatching>))]
    public string IdentityMatching { get; set; } = "";

    /// <summary>Cost per seat and month in whole US dollars.</summary>
    public int MonthlyCostUsd { get; set; }

    /// <summary>The policy for granting.</summary>
    public string GrantPolicyId { get; set; } = "";

    /// <summary>The policy for revoking.</summary>
    public string RevokePolicyId { get; set; } = "";

    /// <summary>The policy for access reviews.</summary>
    public string CertifyPolicyId { get; set; } = "";

    /// <summary>Whether the access entitlement is always provisioned along where the account does not exist.</summary>
    public bool StrictAccessEntitlementProvisioning { get; set; }

    /// <summary>Whether it is kept by hand, without a connector.</summary>
    public bool IsManuallyManaged { get; set; }

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory { get; set; }

    /// <summary>How it models access: Unspecified, Classic, Hybrid or Sparse.</summary>
    [JsonConverter(typeof(WireEnumConverter<AppAccessModel>))]
    public string AccessModel { get; set; } = "";

    /// <summary>Key and value notes.</summary>
    public C1Map<string> Annotations { get; set => field = value ?? []; } = [];

    /// <summary>The account's id in the product.</summary>
    public string AppAccountId { get; set; } = "";

    /// <summary>The account's name in the product.</summary>
    public string AppAccountName { get; set; } = "";

    /// <summary>Empty: the live server never fills it. <c>GET /api/v1/apps/{id}/owners</c> has the owners.</summary>
    public C1List<C1User> AppOwners { get; set => field = value ?? []; } = [];

    /// <summary>Rules of its own for matching users with people.</summary>
    public C1AppUserMapper? AppUserMapper { get; set; }

    /// <summary>The version of its connector.</summary>
    public long ConnectorVersion { get; set; }

    /// <summary>The catalog that requests for it come from by default.</summary>
    public string DefaultRequestCatalogId { get; set; } = "";

    /// <summary>Whether the connector says who owns its resources.</summary>
    public bool EnableConnectorSourcedOwnership { get; set; }

    /// <summary>Whether revoking a grant revokes the grants that source it, too.</summary>
    public bool RevokeGrantSources { get; set; }

    /// <summary>The fields that the answer was limited to.</summary>
    public string FieldMask { get; set; } = "";

    /// <summary>The icon's address.</summary>
    public string IconUrl { get; set; } = "";

    /// <summary>The logo's address.</summary>
    public string LogoUri { get; set; } = "";

    /// <summary>What a connector will discover as this app.</summary>
    public C1AppMatchBatonRef? MatchBatonRef { get; set; }

    /// <summary>The app that created it.</summary>
    public string ParentAppId { get; set; } = "";

    /// <summary>How many users have grants.</summary>
    public long UserCount { get; set; }

    /// <summary>The display name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName);
}
