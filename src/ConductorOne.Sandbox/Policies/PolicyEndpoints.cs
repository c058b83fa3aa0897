using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Policies.Cel;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>Answers <c>/api/v1/policies</c>.</summary>
internal sealed class PolicyEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/policies";
    private const int MaxReferenceDepth = 5;

    public void Map(Router router)
    {
        router.Map("POST", Collection, Create);
        router.Map("GET", Collection, request => Page.Answer(request, tenant.Policies, static (writer, policy) => policy.Write(writer)));
        router.Map("GET", Collection + "/{id}", Get);
        router.Map("DELETE", Collection + "/{id}", Delete);
        router.Map("POST", "/api/v1/search/policies", Find);
        router.Map("POST", Collection + "/validate/cel", CelEndpoint.Validate);
    }

    private ApiResponse Create(ApiRequest request)
    {
        using var document = request.ReadBody(PolicySchema.CreatePolicyRequest);
        var body = document.RootElement;
        var type = body.Text("policyType", PolicyTypes.Unspecified);
        var baselineKey = PolicyTypes.BaselineKey(type);
        PolicyRules.CheckSteps(body, type, baselineKey);
        PolicyRules.CheckRules(body);
        PolicyRules.CheckPostActions(body, type);
        var annotations = Annotations.Read(body, PolicySchema.CreatePolicyRequest.Name);
        var scope = body.Field("scope");
        if (scope is { } scoped)
            tenant.FindLiveApp(scoped.Text("appId"));

        var now = tenant.Clock.Now();
        var policy = new Policy(Identifiers.Create())
        {
            CreatedAt = now,
            UpdatedAt = now,
            DisplayName = body.Text("displayName"),
            Description = body.Text("description"),
            PolicyType = type,
            BaselinePolicyId = body.Text("baselinePolicyId"),
            ReassignTasksToDelegates = body.Flag("reassignTasksToDelegates"),
            Annotations = annotations,
            PolicySteps = RenderSteps(body, baselineKey),
            Rules = RenderList(body, "rules", PolicySchema.Rule),
            PostActions = RenderList(body, "postActions", PolicySchema.PolicyPostActions),
            Scope = scope is { } given ? PolicyScope.Read(given) : null,
            ReferenceDepth = CheckReferences(body, type),
        };
        tenant.Policies.Add(policy);
        return Answer(policy);
    }

    private ApiResponse Get(ApiRequest request) =>
        Answer(tenant.Policies.Find(request.PathValues[0]) ?? throw ApiException.NotFound("policy"));

    private ApiResponse Find(ApiRequest request) =>
        Search.Answer(request, PolicySearch.Request, tenant.Policies, PolicySearch.Read, static (writer, policy) => policy.Write(writer));

    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(
        request,
        tenant.Policies,
        "policy",
        tenant.Clock,
        static (policy, now) => policy with { DeletedAt = now, UpdatedAt = now });

    // Policies never change after their creation here, so a chain can't become a circle.
    private int CheckReferences(JsonElement body, string type)
    {
        IEnumerable<string> references = [body.Text("baselinePolicyId"), .. body.Items("rules").Select(rule => rule.Text("policyId"))];
        var depth = 0;
        foreach (var id in references.Where(id => id.Length > 0))
        {
            var policy = tenant.Policies.Find(id) is { DeletedAt: null } found ? found : throw ApiException.NotFound("policy");
            if (policy.PolicyType != type)
                throw ApiException.Invalid($"policy {id} has another type than {type}");
            depth = Math.Max(depth, policy.ReferenceDepth + 1);
        }

        return depth <= MaxReferenceDepth ? depth : throw ApiException.Invalid($"policy references are more than {MaxReferenceDepth} deep");
    }

    private static ReadOnlyMemory<byte> RenderSteps(JsonElement body, string baselineKey) => ApiResponse.Render(writer =>
    {
        writer.WriteStartObject();
        foreach (var entry in body.Entries("policySteps"))
        {
            writer.WritePropertyName(entry.Name);
            WriteSteps(writer, entry.Value);
        }

        // What the live server makes of a policy without a baseline: one that denies everything.
        if (!body.Entries("policySteps").Any(entry => entry.Name == baselineKey) && body.Text("baselinePolicyId").Length == 0)
        {
            writer.WritePropertyName(baselineKey);
            writer.WriteRawValue("""{"steps":[{"reject":{"rejectMessage":""}}]}"""u8);
        }

        writer.WriteEndObject();
    });

    private static void WriteSteps(Utf8JsonWriter writer, JsonElement steps)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("steps");
        foreach (var step in steps.Items("steps"))
            MessageWriter.Write(writer, PolicySchema.PolicyStep, WithoutIdleEscalation(step));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // The live server does not keep an escalation that is not switched on.
    private static JsonElement WithoutIdleEscalation(JsonElement step)
    {
        if (step.Field("approval") is not { } approval || approval.Field("escalation") is null || approval.Flag("escalationEnabled"))
            return step;
        var changed = JsonObject.Create(step)!;
        changed["approval"]!.AsObject().Remove("escalation");
        return JsonSerializer.SerializeToElement(changed);
    }

    private static ReadOnlyMemory<byte> RenderList(JsonElement body, string name, MessageSchema schema) => ApiResponse.Render(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in body.Items(name))
            MessageWriter.Write(writer, schema, item);
        writer.WriteEndArray();
    });

    private static ApiResponse Answer(Policy policy) => ApiResponse.Json(writer => writer.WriteWrapped("policy", policy.Write));
}
