using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.AppResources;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Owners;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>What the server does with apps: a new one has an owner, an entitlement and a resource type.</summary>
internal sealed class AppBehavior(Tenant tenant, Predicate<string> isDirectory) : NounBehavior
{
    private static readonly string[] PolicyFields = ["grantPolicyId", "certifyPolicyId", "revokePolicyId"];
    private static readonly MessageSchema EntitlementSchema = TableSchemas.Current.Of("c1.api.app.v1.AppEntitlement");

    public override string[] FixedFields(ApiRequest request) => ["matchBatonRef"];

    public override StoredObject Create(ApiRequest request, StoredObject created)
    {
        var body = request.Body;
        var isMatched = body.Field("matchBatonRef") is not null;
        if (isMatched && (body.Items("owners").Any() || body.Items("appEntitlementOwnerRefs").Any()))
            throw ApiException.Invalid("invalid CreateAppRequest.Owners: value must be empty when match_baton_ref is set");

        var now = created.Fields.Text("createdAt");
        tenant.ResourceTypes.Add(AppResourceTypeBehavior.Credential(created.Id, now));
        tenant.Entitlements.Add(Access(created.Id, now));

        // Made by a call, not found by a connector, it is managed by hand.
        tenant.NewOwners(isMatched ? [] : [.. body.Texts("owners"), request.Caller.UserId], OwnerKind.App, created.Id);
        return created.With(created.Fields.With(("isManuallyManaged", true)));
    }

    public override Predicate<StoredObject> Filter(Noun noun, JsonElement body)
    {
        var isOfNoun = base.Filter(noun, body);
        Predicate<StoredObject> isMeant = body.Flag("onlyDirectories") ? app => isDirectory(app.Id) && isOfNoun(app) : isOfNoun;
        var policies = new Filter(body.Items("policyRefs").Select(reference => reference.Text("id")));
        return !policies.IsSet ? isMeant : app => isMeant(app) && PolicyFields.Any(field => policies.Names(app.Fields.Text(field)));
    }

    public override void Write(Utf8JsonWriter writer, ApiRequest request, StoredObject stored) =>
        base.Write(writer, request, isDirectory(stored.Id) ? stored.With(stored.Fields.With(("isDirectory", true))) : stored);

    // The entitlement that stands for access to the app.
    private static StoredObject Access(string appId, string now)
    {
        var id = Identifiers.Create();
        return new StoredObject(id, MessageFields.Of(
            EntitlementSchema,
            ("id", id),
            ("appId", appId),
            ("createdAt", now),
            ("updatedAt", now),
            ("displayName", "Access"),
            ("isManuallyManaged", true),
            ("purpose", "APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT"),
            ("slug", "access"),
            ("systemBuiltin", true)), [appId]);
    }
}
