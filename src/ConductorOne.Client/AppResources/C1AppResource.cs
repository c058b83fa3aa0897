using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.AppResources;

/// <summary>One resource of an app, such as a role or a group, that entitlements are for.</summary>
public sealed class C1AppResource : IC1Object
{
    /// <summary>The resource's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppResourceId => Id;

    /// <summary>The app that it belongs to.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The kind of resource that it is.</summary>
    public string AppResourceTypeId { get; init; } = "";

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What it is.</summary>
    public string Description { get; init; } = "";

    /// <summary>A description that a person set over the connector's.</summary>
    public string CustomDescription { get; init; } = "";

    /// <summary>Key and value notes.</summary>
    public C1Map<string> Annotations { get; init; } = [];

    /// <summary>The id that it has in the product.</summary>
    public string ExternalId { get; init; } = "";

    /// <summary>What a connector will discover as this resource.</summary>
    public string MatchBatonId { get; init; } = "";

    /// <summary>The resource that it is part of.</summary>
    public string ParentAppResourceId { get; init; } = "";

    /// <summary>The type of the resource that it is part of.</summary>
    public string ParentAppResourceTypeId { get; init; } = "";

    /// <summary>Its access configuration.</summary>
    public string AccessConfigId { get; init; } = "";

    /// <summary>How many grants there are.</summary>
    public long GrantCount { get; init; }

    /// <summary>Its kind of non-human identity: Unspecified, AppRegistration, AssumableRole or ManagedIdentity.</summary>
    [JsonConverter(typeof(NhiTypeConverter))]
    public string NhiType { get; init; } = "";

    /// <summary>More about that kind.</summary>
    public string NhiDetail { get; init; } = "";

    /// <summary>What the product says of it.</summary>
    public object? Profile { get; init; }

    /// <summary>What is known of a secret, if it is one; never the secret itself.</summary>
    public object? SecretTrait { get; init; }

    /// <summary>What is known of an AI agent, if it is one.</summary>
    public object? AgentTrait { get; init; }

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
