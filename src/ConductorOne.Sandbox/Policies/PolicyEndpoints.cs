using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json;
using System;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Policies.Cel;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>Answers <c>/api/v1/policies</c>.</summary>
internal sealed class PolicyEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/policies";
    private const int MaxReferenceDepth = 5;

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Collection, Create);
        handlers.Map("GET", Collection, request => Page.Answer(request, tenant.Policies, static (writer, policy) => policy.Fields.Write(writer)));
        handlers.Map("GET", Collection + "/{id}", Get);
        handlers.Map("POST", Collection + "/{id}", Change);
        handlers.Map("DELETE", Collection + "/{id}", Delete);
        handlers.Map("POST", "/api/v1/search/policies", Find);
        handlers.Map("POST", Collection + "/validate/cel", CelEndpoint.Validate);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Body;
        var type = body.Text("policyType", PolicyTypes.Unspecified);
        PolicyRules.Check(body, request.RequestName, type);
        var annotations = Annotations.Read(body, request.RequestName);
        CheckScope(body);

        var (id, now) = (Identifiers.Create(), tenant.Clock.Now());
        var policy = new Policy(id, Stored(MessageFields.Of(Policy.Schema, body)).With(
            ("id", id), ("createdAt", now), ("updatedAt", now), ("annotations", annotations)));
        CheckReferences(policy);
        tenant.Policies.Add(policy);
        return Answer(policy);
    }

    private ApiResponse Change(ApiRequest request)
    {
        var update = Update.Read(request, "policy");
        return Answer(update.Apply(tenant.Policies, request.PathValues[0], "policy", tenant.Clock, (present, fields) =>
        {
            update.Require(fields, "displayName");
            if (fields.Text("policyType") != present.PolicyType)
                throw ApiException.Invalid("policy_type cannot be changed");
            var changed = fields.ToJson();
            PolicyRules.Check(changed, Policy.Schema.Name, present.PolicyType);
            if (update.Mask.Names("scope"))
                CheckScope(changed);
            var stored = Stored(fields);
            CheckReferences(present.With(stored));
            return stored;
        }));
    }

    private ApiResponse Get(ApiRequest request) =>
        Answer(tenant.Policies.Find(request.PathValues[0]) ?? throw ApiException.NotFound("policy"));

    private ApiResponse Find(ApiRequest request) =>
        Search.Answer(request, tenant.Policies, PolicySearch.Read, static (writer, policy) => policy.Fields.Write(writer));

    private ApiResponse Delete(ApiRequest request)
    {
        var id = request.PathValues[0];
        var (referring, _) = tenant.Policies.Read(0, 1, policy => policy.Id != id && policy.References.Contains(id));
        if (tenant.Policies.Find(id) is { DeletedAt: null } && referring is [var other])
            throw ApiException.Invalid($"policy {id} is in use by policy {other.Id} \"{other.DisplayName}\"");
        return SoftDelete.Answer(request, tenant.Policies, "policy", tenant.Clock);
    }

    private void CheckScope(JsonElement body)
    {
        if (body.Field("scope") is { } scope)
            tenant.FindLiveApp(scope.Text("appId"));
    }

    private void CheckReferences(Policy policy)
    {
        if (Depth(policy, policy, MaxReferenceDepth) > MaxReferenceDepth)
            throw ApiException.Invalid($"policy references are more than {MaxReferenceDepth} deep");
    }

    // How deep a policy leads to others, or one more than the limit.
    private int Depth(Policy policy, Policy first, int limit)
    {
        var depth = 0;
        foreach (var id in policy.References)
        {
            var next = tenant.Policies.Find(id) is { DeletedAt: null } found ? found : throw ApiException.NotFound("policy");
            if (next.PolicyType != policy.PolicyType)
                throw ApiException.Invalid($"policy {id} has another type than {policy.PolicyType}");
            if (id == first.Id)
                throw ApiException.Invalid($"policy {id} refers to itself");
            depth = Math.Max(depth, limit == 0 ? 1 : 1 + Depth(next, first, limit - 1));
        }

        return depth;
    }

    // What the live server makes of a policy without a baseline: one that denies everything.
    private static MessageFields Stored(MessageFields fields)
    {
        var baselineKey = PolicyTypes.BaselineKey(fields.Text("policyType"));
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

    private static ApiResponse Answer(Policy policy) => ApiResponse.Json(writer => writer.WriteWrapped("policy", policy.Fields.Write));
}
