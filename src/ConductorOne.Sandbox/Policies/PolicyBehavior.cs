using System;
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
    private readonly PolicyReferences _references = new(tenant);

    public override StoredObject Create(ApiRequest request, StoredObject created)
    {
        PolicyRules.Check(request.Body, request.RequestName, TypeOf(created.Fields));
        CheckScope(request.Body);
        var policy = created.With(Stored(created.Fields));
        _references.Check(policy);
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
        _references.Check(present.With(stored));
        return stored;
    }

    public override void Delete(StoredObject present, string now) => _references.CheckUnused(present);

    public override Predicate<StoredObject> Filter(Noun noun, JsonElement body) => PolicySearch.Read(body);

    private static string TypeOf(MessageFields policy) => policy.Text("policyType");

    private void CheckScope(JsonElement body)
    {
        if (body.Field("scope") is { } scope && tenant.Apps.Find(scope.Text("appId")) is not { DeletedAt: null })
            throw ApiException.NotFound("app");
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
