using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What the server demands of policies that refer to others, by a rule or as their baseline.</summary>
internal sealed class PolicyReferences(Tenant tenant)
{
    private const int MaxDepth = 5;

    /// <summary>Refuses references that are too deep, lead in a circle, or lead to a policy of another type.</summary>
    public void Check(StoredObject policy)
    {
        if (Depth(policy, policy, MaxDepth) > MaxDepth)
            throw ApiException.Invalid($"policy references are more than {MaxDepth} deep");
    }

    /// <summary>Refuses a policy that another one refers to.</summary>
    public void CheckUnused(StoredObject policy)
    {
        var (referring, _) = tenant.Policies.Read(0, 1, other => other.Id != policy.Id && Of(other).Contains(policy.Id));
        if (referring is [var found])
            throw ApiException.Invalid($"policy {policy.Id} is in use by policy {found.Id} \"{found.Fields.Text("displayName")}\"");
    }

    private static IEnumerable<string> Of(StoredObject policy)
    {
        var rules = policy.Fields.Json("rules") is { } list ? list.EnumerateArray().Select(rule => rule.Text("policyId")) : [];
        return rules.Prepend(policy.Fields.Text("baselinePolicyId")).Where(id => id.Length > 0);
    }

    private static string TypeOf(StoredObject policy) => policy.Fields.Text("policyType");

    // How deep a policy leads to others, or one more than the limit.
    private int Depth(StoredObject policy, StoredObject first, int limit)
    {
        var depth = 0;
        foreach (var id in Of(policy))
        {
            var next = tenant.Policies.Find(id) is { DeletedAt: null } found ? found : throw ApiException.NotFound("policy");
            if (TypeOf(next) != TypeOf(policy))
                throw ApiException.Invalid($"policy {id} has another type than {TypeOf(policy)}");
            if (id == first.Id)
                throw ApiException.Invalid($"policy {id} refers to itself");
            depth = Math.Max(depth, limit == 0 ? 1 : 1 + Depth(next, first, limit - 1));
        }

        return depth;
    }
}
