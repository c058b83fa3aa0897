using System.Collections.Generic;
using System.Linq;
using ConductorOne.Json;
using ConductorOne.Operations;

namespace ConductorOne.Policies;

/// <summary>The parts of a policy that have to go together.</summary>
internal sealed record PolicyParts
{
    /// <summary>What the policy is for, as users see it.</summary>
    public string Type { get; init; } = "";

    public IReadOnlyDictionary<string, C1PolicySteps> Steps { get; init; } = new Dictionary<string, C1PolicySteps>();

    public IReadOnlyList<C1PolicyRule> Rules { get; init; } = [];

    public IReadOnlyList<C1PolicyPostAction> PostActions { get; init; } = [];

    public string? BaselinePolicyId { get; init; }

    public C1PolicyScope? Scope { get; init; }

    /// <summary>The user knows that a policy without steps denies everything.</summary>
    public bool DenyAll { get; init; }

    /// <summary>The steps without the baseline.</summary>
    public Dictionary<string, C1PolicySteps> StepsOfRules =>
        Steps.Where(entry => entry.Key != PolicyType.BaselineKey(Type)).ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>Those that the fields of a call give.</summary>
    public static PolicyParts Of(Fields fields) => new PolicyParts().With(fields);

    /// <summary>Those of a policy of the server's.</summary>
    public static PolicyParts Of(C1Policy policy) => new()
    {
        Type = policy.PolicyType,
        Steps = policy.PolicySteps,
        Rules = policy.Rules,
        PostActions = policy.PostActions,
        BaselinePolicyId = policy.BaselinePolicyId,
        Scope = policy.Scope,
    };

    /// <summary>The same once these fields are changed.</summary>
    public PolicyParts With(Fields fields) => new()
    {
        Type = fields["PolicyType"] is string type ? WireEnum.Of<PolicyType>().Show(type) : Type,
        Steps = fields.Has("PolicySteps") ? fields.Get<IReadOnlyDictionary<string, C1PolicySteps>>("PolicySteps") ?? new Dictionary<string, C1PolicySteps>() : Steps,
        Rules = fields.Has("Rules") ? fields.Get<C1PolicyRule[]>("Rules") ?? [] : Rules,
        PostActions = fields.Has("PostActions") ? fields.Get<C1PolicyPostAction[]>("PostActions") ?? [] : PostActions,
        BaselinePolicyId = fields.Has("BaselinePolicyId") ? fields.Get<string>("BaselinePolicyId") : BaselinePolicyId,
        Scope = fields.Has("Scope") ? fields.Get<C1PolicyScope>("Scope") : Scope,
    };
}
