using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What a search for policies may ask for, and which policies it then finds.</summary>
internal static class PolicySearch
{
    public static Predicate<StoredObject> Read(JsonElement body)
    {
        var (query, displayName) = (body.Text("query"), body.Text("displayName"));
        var (excluded, types) = (Filter.Read(body, "excludePolicyIds"), Filter.Read(body, "policyTypes"));
        var refs = new Filter(body.Items("refs").Select(reference => reference.Text("id")));
        var isInView = ReadView(body);
        return policy => refs.Takes(policy.Id)
            && (refs.IsSet || isInView(policy.Fields.Json("scope") is { } scope ? PolicyScope.Read(scope) : null))
            && !excluded.Names(policy.Id)
            && types.Takes(policy.Fields.Text("policyType"))
            && Filter.Is(displayName, policy.Fields.Text("displayName"))
            && Filter.Finds(query, policy.Fields.Text("displayName"), policy.Fields.Text("description"));
    }

    private static Predicate<PolicyScope?> ReadView(JsonElement body)
    {
        var isOfObject = ReadObject(body);
        return body.Text("scopeView") switch
        {
            "POLICY_SCOPE_VIEW_SCOPED" => scope => scope is not null && isOfObject(scope),
            "POLICY_SCOPE_VIEW_ALL" => static _ => true,
            "POLICY_SCOPE_VIEW_GLOBAL_AND_OBJECT" => scope => scope is null || isOfObject(scope),
            _ => static scope => scope is null,
        };
    }

    private static Predicate<PolicyScope> ReadObject(JsonElement body)
    {
        var (appId, entitlementId) = (body.Text("scopeAppId"), body.Text("scopeAppEntitlementId"));

        // A slot belongs to an object: without one it narrows nothing down.
        var slot = appId.Length > 0 ? body.Text("scopeSlot", PolicyScope.UnspecifiedSlot) : PolicyScope.UnspecifiedSlot;
        var type = body.Text("scopeObjectType");
        return scope => (appId.Length == 0 || scope.AppId == appId)
            && (entitlementId.Length == 0 || scope.AppEntitlementId == entitlementId)
            && (slot == PolicyScope.UnspecifiedSlot || scope.Slot == slot)
            && type switch
            {
                "POLICY_SCOPE_OBJECT_TYPE_APP" => scope.AppEntitlementId.Length == 0,
                "POLICY_SCOPE_OBJECT_TYPE_ENTITLEMENT" => scope.AppEntitlementId.Length > 0,
                _ => true,
            };
    }
}
