using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>The body of <c>POST /api/v1/policies</c>.</summary>
internal sealed class CreatePolicyRequest
{
    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    [JsonConverter(typeof(PolicyTypeConverter))]
    public string? PolicyType { get; init; }

    public IReadOnlyDictionary<string, C1PolicySteps>? PolicySteps { get; init; }

    public C1PolicyRule[]? Rules { get; init; }

    public C1PolicyPostAction[]? PostActions { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public string? BaselinePolicyId { get; init; }

    public C1PolicyScope? Scope { get; init; }

    public bool? ReassignTasksToDelegates { get; init; }

    /// <summary>The caller knows that a policy without steps denies everything.</summary>
    [JsonIgnore]
    public bool DenyAll { get; init; }
}
