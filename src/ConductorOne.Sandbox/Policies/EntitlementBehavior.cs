using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What the server does with entitlements: a search may ask for those that use a policy.</summary>
internal sealed class EntitlementBehavior : NounBehavior
{
    private static readonly string[] PolicyFields = ["grantPolicyId", "certifyPolicyId", "revokePolicyId", "emergencyGrantPolicyId"];

    public override Predicate<StoredObject> Filter(Noun noun, JsonElement body)
    {
        var isMeant = base.Filter(noun, body);
        var policies = new Filter(body.Items("policyRefs").Select(reference => reference.Text("id")));
        return !policies.IsSet ? isMeant : entitlement => isMeant(entitlement) && PolicyFields.Any(field => policies.Names(entitlement.Fields.Text(field)));
    }
}
