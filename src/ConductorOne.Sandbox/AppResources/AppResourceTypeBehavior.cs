using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>What the server does with resource types: an app has one of each kind, and its resources go with a type.</summary>
internal sealed class AppResourceTypeBehavior(Tenant tenant) : NounBehavior
{
    private const string RepeatableKind = "CUSTOM";

    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.app.v1.AppResourceType");

    /// <summary>The one that every new app has.</summary>
    public static StoredObject Credential(string appId, string now)
    {
        var id = Identifiers.Create();
        var fields = MessageFields.Of(Schema, ("id", id), ("appId", appId), ("createdAt", now), ("updatedAt", now), ("displayName", "Credential"));
        return new StoredObject(id, fields, [appId]) { Hidden = "CREDENTIAL" };
    }

    // The kind never shows again.
    public override StoredObject Create(ApiRequest request, StoredObject created) => created with { Hidden = request.Body.Text("resourceType") };

    public override Predicate<StoredObject>? Conflicts(StoredObject created) => created.Hidden is RepeatableKind
        ? null
        : present => Equals(present.Hidden, created.Hidden) && present.Parents[0] == created.Parents[0];

    // The live server answers 500, not 409.
    public override ApiException Conflict() => ApiException.Internal("app resource type already exists");

    public override void Delete(StoredObject present, string now)
    {
        foreach (var resource in tenant.Resources.Read(0, int.MaxValue, resource => resource.Parents[1] == present.Id).Items)
            tenant.Resources.Change(resource.Id, one => one.Delete(now));
    }

    // No type here has traits or users, so that excluding those of some trait leaves all of them.
    public override Predicate<StoredObject> Filter(Noun noun, JsonElement body) =>
        body.Items("resourceTypeTraitIds").Any() || body.Items("appUserIds").Any() ? static _ => false : base.Filter(noun, body);
}
