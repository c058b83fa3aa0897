using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Users;

namespace ConductorOne.Apps;

/// <summary>An app: what access is granted to and reviewed for.</summary>
public sealed class C1App : IC1Object
{
    /// <summary>The app's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppId => Id;

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What it is.</summary>
    public string Description { get; init; } = "";

    /// <summary>What requesters read when they ask for access.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>How its users are matched with people: Unspecified, Strict, DisplayName or Custom.</summary>
    [JsonConverter(typeof(IdentityMatchingConverter))]
    public string IdentityMatching { get; init; } = "";

    /// <summary>Cost per seat and month in whole US dollars.</summary>
    public int MonthlyCostUsd { get; init; }

    /// <summary>The policy for granting.</summary>
    public string GrantPolicyId { get; init; } = "";

    /// <summary>The policy for revoking.</summary>
    public string RevokePolicyId { get; init; } = "";

    /// <summary>The policy for access reviews.</summary>
    public string CertifyPolicyId { get; init; } = "";

    /// <summary>Whether the access entitlement is always provisioned along where the account does not exist.</summary>
    public bool StrictAccessEntitlementProvisioning { get; init; }

    /// <summary>Whether it is kept by hand, without a connector.</summary>
    public bool IsManuallyManaged { get; init; }

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory { get; init; }

    /// <summary>How it models access: Unspecified, Classic, Hybrid or Sparse.</summary>
    [JsonConverter(typeof(AppAccessModelConverter))]
    public string AccessModel { get; init; } = "";

    /// <summary>Key and value notes.</summary>
    public C1Map<string> Annotations { get; init; } = [];

    /// <summary>The account's id in the product.</summary>
    public string AppAccountId { get; init; } = "";

    /// <summary>The account's name in the product.</summary>
    public string AppAccountName { get; init; } = "";

    /// <summary>The owners. They are set asynchronously: a read may lag a write by minutes.</summary>
    public C1List<C1User> AppOwners { get; init; } = [];

    /// <summary>Rules of its own for matching users with people.</summary>
    public object? AppUserMapper { get; init; }

    /// <summary>The version of its connector.</summary>
    public long ConnectorVersion { get; init; }

    /// <summary>The catalog that requests for it come from by default.</summary>
    public string DefaultRequestCatalogId { get; init; } = "";

    /// <summary>Whether the connector says who owns its resources.</summary>
    public bool EnableConnectorSourcedOwnership { get; init; }

    /// <summary>Whether revoking a grant revokes the grants that source it, too.</summary>
    public bool RevokeGrantSources { get; init; }

    /// <summary>The fields that the answer was limited to.</summary>
    public string FieldMask { get; init; } = "";

    /// <summary>The icon's address.</summary>
    public string IconUrl { get; init; } = "";

    /// <summary>The logo's address.</summary>
    public string LogoUri { get; init; } = "";

    /// <summary>What a connector will discover as this app.</summary>
    public C1AppMatchBatonRef? MatchBatonRef { get; init; }

    /// <summary>The app that created it.</summary>
    public string ParentAppId { get; init; } = "";

    /// <summary>How many users have grants.</summary>
    public long UserCount { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted: deletes are soft.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>The display name.</summary>
    public override string ToString() => DisplayName;
}
