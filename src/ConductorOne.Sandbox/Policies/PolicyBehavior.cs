using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What the server does with policies.</summary>
internal sealed class PolicyBehavior(Tenant tenant) : NounBehavior
{
    private const int MaxReferenceDepth = 5;

    public override StoredObject Create(ApiRequest request, StoredObject created)
    {
        PolicyRules.Check(request.Body, request.RequestName, TypeOf(created.Fields));
        CheckScope(request.Body);
        var policy = created.With(Stored(created.Fields));
        CheckReferences(policy);
        return policy;
    }

    public override MessageFields Change(ApiRequest request, Update update, StoredObject present, MessageFields fields)
    {
        if (TypeOf(fields) != TypeOf(present.Fields))
            throw ApiException.Invalid("policy_type cannot be changed");
        var changed = fields.ToJson();
        PolicyRules.Check(changed, fields.Schema.Name, TypeOf(fields));
        if (update.Mask.Names("scope"))
            CheckScope(changed);
        var stored = Stored(fields);
        CheckReferences(present.With(stored));
        return stored;
    }

    public override void Delete(StoredObject present, string now)
    {
        var (referring, _) = tenant.Policies.Read(0, 1, policy => policy.Id != present.Id && ReferencesOf(policy).Contains(present.Id));
        if (referring is [var other])
            throw ApiException.Invalid($"policy {present.Id} is in use by policy {other.Id} \"{other.Fields.Text("displayName")}\"");
    }

    public override Predicate<StoredObject> Filter(Noun noun, JsonElement body) => PolicySearch.Read(body);

    private static string TypeOf(MessageFields policy) => policy.Text("policyType");

    private static IEnumerable<string> ReferencesOf(StoredObject policy)
    {
        var rules = policy.Fields.Json("rules") is { } list ? list.EnumerateArray().Select(rule => rule.Text("policyId")) : [];
        return rules.Prepend(policy.Fields.Text("baselinePolicyId")).Where(id => id.Length > 0);
    }

    private void CheckScope(JsonElement body)
    {
        if (body.Field("scope") is { } scope && tenant.Apps.Find(scope.Text("appId")) is not { DeletedAt: null })
            throw ApiException.NotFound("app");
    }

    private void CheckReferences(StoredObject policy)
    {
        if (Depth(policy, policy, MaxReferenceDepth) > MaxReferenceDepth)
            throw ApiException.Invalid($"policy references are more than {MaxReferenceDepth} deep");
    }

    // How deep a policy leads to others, or one more than the limit.
    private int Depth(StoredObject policy, StoredObject first, int limit)
    {
        var depth = 0;
        foreach (var id in ReferencesOf(policy))
        {
            var next = tenant.Policies.Find(id) is { DeletedAt: null } found ? found : throw ApiException.NotFound("policy");
            if (TypeOf(next.Fields) != TypeOf(policy.Fields))
                throw ApiException.Invalid($"policy {id} has another type than {TypeOf(policy.Fields)}");
            if (id == first.Id)
                throw ApiException.Invalid($"policy {id} refers to itself");
            depth = Math.Max(depth, limit == 0 ? 1 : 1 + Depth(next, first, limit - 1));
        }

        return depth;
    }

    // What the live server makes of a policy without a baseline: one that denies everything.
    private static MessageFields Stored(MessageFields fields)
    {
        var baselineKey = PolicyTypes.BaselineKey(TypeOf(fields));
        var sequences = fields.Json("policySteps") is { } given ? JsonObject.Create(given)! : [];
        foreach (var step in sequences.SelectMany(sequence => sequence.Value!["steps"]!.AsArray()))
            DropIdleEscalation(step!);
        if (!sequences.ContainsKey(baselineKey) && fields.Text("baselinePolicyId").Length == 0)
            sequences[baselineKey] = JsonNode.Parse("""{"steps":[{"reject":{}}]}""");
        return fields.With(("policySteps", JsonSerializer.SerializeToElement(sequences)));
    }

    // The live server does not keep an escalation that is not switched on.
    private static void DropIdleEscalation(JsonNode step)
    {
        if (step["approval"] is JsonObject approval && approval["escalationEnabled"]?.GetValue<bool>() != true)
            approval.Remove("escalation");
    }
}
