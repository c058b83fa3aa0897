using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.AppResources;

/// <summary>One resource of an app, such as a role or a group, that entitlements are for.</summary>
public sealed class C1AppResource : C1Object
{
    /// <summary>The resource's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppResourceId => Id;

    /// <summary>The app that it belongs to.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The kind of resource that it is.</summary>
    public string AppResourceTypeId { get; set; } = "";

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What it is.</summary>
    public string Description { get; set; } = "";

    /// <summary>A description that a person set over the connector's.</summary>
    public string CustomDescription { get; set; } = "";

    /// <summary>Key and value notes.</summary>
    public C1Map<string> Annotations { get; set => field = value ?? []; } = [];

    /// <summary>The id that it has in the product.</summary>
    public string ExternalId { get; set; } = "";

    /// <summary>What a connector will discover as this resource.</summary>
    public string MatchBatonId { get; set; } = "";

    /// <summary>The resource that it is part of.</summary>
    public string ParentAppResourceId { get; set; } = "";

    /// <summary>The type of the resource that it is part of.</summary>
    public string ParentAppResourceTypeId { get; set; } = "";

    /// <summary>Its access configuration.</summary>
    public string AccessConfigId { get; set; } = "";

    /// <summary>How many grants there are.</summary>
    public long GrantCount { get; set; }

    /// <summary>Its kind of non-human identity: Unspecified, AppRegistration, AssumableRole or ManagedIdentity.</summary>
    [JsonConverter(typeof(WireEnumConverter<NhiType>))]
    public string NhiType { get; set; } = "";

    /// <summary>More about that kind.</summary>
    public string NhiDetail { get; set; } = "";

    /// <summary>What the product says of it.</summary>
    public object? Profile { get; set; }

    /// <summary>What is known of a secret, if it is one; never the secret itself.</summary>
    public object? SecretTrait { get; set; }

    /// <summary>What is known of an AI agent, if it is one.</summary>
    public object? AgentTrait { get; set; }

    /// <summary>When the secret was made.</summary>
    [JsonIgnore]
    public DateTimeOffset? SecretCreatedAt => Time(SecretTrait, "secretCreatedAt");

    /// <summary>When the secret ends.</summary>
    [JsonIgnore]
    public DateTimeOffset? SecretExpiresAt => Time(SecretTrait, "secretExpiresAt");

    /// <summary>When the secret was last used.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastUsedAt => Time(SecretTrait, "lastUsedAt");

    /// <summary>The state of the AI agent: Ready, Disabled or Deleted; empty for all other resources.</summary>
    [JsonIgnore]
    public string AgentStatus => Member(AgentTrait, "status") is string status ? WireEnum.Of<AgentStatus>().Show(status) : "";

    /// <summary>What the session may do with it, if the answer says so.</summary>
    [JsonIgnore]
    public object? ObjectPermissions { get; internal set; }

    /// <summary>The app, if the answer brought it along.</summary>
    [JsonIgnore]
    public object? App { get; internal set; }

    /// <summary>The kind of resource that it is, if the answer brought it along.</summary>
    [JsonIgnore]
    public object? ResourceType { get; internal set; }

    /// <summary>The resource that it is part of, if the answer brought it along.</summary>
    [JsonIgnore]
    public object? ParentResource { get; internal set; }

    /// <summary>The type of the resource that it is part of, if the answer brought it along.</summary>
    [JsonIgnore]
    public object? ParentResourceType { get; internal set; }

    /// <summary>All that the answer brought along, as it came.</summary>
    [JsonIgnore]
    public C1List<object?> Expanded { get; internal set; } = [];

    /// <summary>The display name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName);

    private static object? Member(object? trait, string name) => trait is IDictionary<string, object?> members && members.TryGetValue(name, out var value) ? value : null;

    private static DateTimeOffset? Time(object? trait, string name) =>
        DateTimeOffset.TryParse(Member(trait, name) as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
