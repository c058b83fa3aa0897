using System;
using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Owners;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>What the server does with resources.</summary>
internal sealed class AppResourceBehavior(Tenant tenant) : NounBehavior
{
    public override string[] FixedFields(ApiRequest request) => ["agentTrait", "grantCount", "secretTrait"];

    public override StoredObject Create(ApiRequest request, StoredObject created) =>
        tenant.Apps.Find(created.Parents[0])!.Fields.Flag("isManuallyManaged")
            ? created with { Hidden = tenant.NewOwners(request.Body.Texts("resourceOwnerUserIds"), OwnerKind.Resource, created.Parents[0], created.Parents[1], created.Id) }
            : throw ApiException.Invalid("app is not manually managed");

    public override Predicate<StoredObject> Filter(Noun noun, JsonElement body) => AppResourceSearch.Read(body, tenant.Apps);

    /// <summary>The ids of the owners that are known users.</summary>
    public static IReadOnlyList<string> OwnersOf(StoredObject resource) => ((OwnerList)resource.Hidden!).Users;
}
