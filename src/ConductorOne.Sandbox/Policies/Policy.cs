using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>A policy.</summary>
internal sealed record Policy(string Id, MessageFields Fields) : IChangingObject<Policy>
{
    public static MessageSchema Schema { get; } = TableSchemas.Current.Of("c1.api.policy.v1.Policy");

    public string? DeletedAt => Fields.Time("deletedAt");

    public string DisplayName => Fields.Text("displayName");

    public string PolicyType => Fields.Text("policyType");

    /// <summary>What the policy is for; null when it is for all.</summary>
    public PolicyScope? Scope => Fields.Json("scope") is { } scope ? PolicyScope.Read(scope) : null;

    /// <summary>The ids of the policies that this one leads to.</summary>
    public IEnumerable<string> References => ReferencesOf(Fields);

    public Policy With(MessageFields fields) => this with { Fields = fields };

    public static IEnumerable<string> ReferencesOf(MessageFields fields)
    {
        var rules = fields.Json("rules") is { } list ? list.EnumerateArray().Select(rule => rule.Text("policyId")) : [];
        return rules.Prepend(fields.Text("baselinePolicyId")).Where(id => id.Length > 0);
    }
}
