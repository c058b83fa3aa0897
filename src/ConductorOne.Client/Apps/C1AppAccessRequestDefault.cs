using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Apps;

/// <summary>The access request defaults of an app: what its entitlements of some resource types take over for requests.</summary>
public sealed class C1AppAccessRequestDefault
{
    /// <summary>The app.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Whether the defaults are applied.</summary>
    public bool DefaultsEnabled { get; set; }

    /// <summary>How far the server is: Unspecified, Running, Success, Failed, Canceling, CancelSuccess or CancelError.</summary>
    [JsonConverter(typeof(WireEnumConverter<LastApplyState>))]
    public string State { get; set; } = "";

    /// <summary>The resource types whose entitlements take them over.</summary>
    public C1List<string> ResourceTypeIds { get; set => field = value ?? []; } = [];

    /// <summary>The catalogs that the entitlements can be requested from.</summary>
    public C1List<string> CatalogIds { get; set => field = value ?? []; } = [];

    /// <summary>The policy for requests.</summary>
    public string RequestPolicyId { get; set; } = "";

    /// <summary>The form that requesters fill in.</summary>
    public string RequestSchemaId { get; set; } = "";

    /// <summary>Whether emergency grants are possible.</summary>
    public bool EmergencyGrantEnabled { get; set; }

    /// <summary>The policy for these.</summary>
    public string EmergencyGrantPolicyId { get; set; } = "";

    /// <summary>How long a grant lasts at most; nothing where it has no limit.</summary>
    [JsonConverter(typeof(WireDurationConverter))]
    public TimeSpan? DurationGrant { get; set; }

    /// <summary>Whether grants have no limit.</summary>
    [JsonIgnore]
    public bool DurationUnset => Unset is not null;

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>An object without members where grants have no limit.</summary>
    [JsonInclude]
    [JsonPropertyName("durationUnset")]
    internal object? Unset { get; set; }

    /// <summary>The app's id.</summary>
    public override string ToString() => VisibleText.Of(AppId);
}
