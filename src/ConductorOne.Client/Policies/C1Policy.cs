using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Policies;

/// <summary>A policy: the steps that a request, a review or a revocation goes through.</summary>
public sealed class C1Policy : C1Object
{
    /// <summary>The policy's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string PolicyId => Id;

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string Description { get; set; } = "";

    /// <summary>Grant, Revoke, Certify, AccessRequest, Provision or another word of the server's.</summary>
    [JsonConverter(typeof(WireEnumConverter<PolicyType>))]
    public string PolicyType { get; set; } = "";

    /// <summary>The steps by key. The baseline has the lower-cased type as its key.</summary>
    public C1Map<C1PolicySteps> PolicySteps { get; set => field = value ?? []; } = [];

    /// <summary>What chooses among them, in order.</summary>
    public C1List<C1PolicyRule> Rules { get; set => field = value ?? []; } = [];

    /// <summary>What happens when it is through.</summary>
    public C1List<C1PolicyPostAction> PostActions { get; set => field = value ?? []; } = [];

    /// <summary>Key and value notes.</summary>
    public C1Map<string> Annotations { get; set => field = value ?? []; } = [];

    /// <summary>The policy that decides where no rule matches, instead of a baseline of its own.</summary>
    public string BaselinePolicyId { get; set; } = "";

    /// <summary>The app or entitlement that it is limited to.</summary>
    public C1PolicyScope? Scope { get; set; }

    /// <summary>Not used any more.</summary>
    public bool ReassignTasksToDelegates { get; set; }

    /// <summary>Whether it came with the product and cannot be changed.</summary>
    public bool SystemBuiltin { get; set; }

    /// <summary>The display name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName);
}
