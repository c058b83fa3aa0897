using System;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Owners;

/// <summary>Answers <c>/sandbox/owners</c>: has a connector say who owns a resource.</summary>
internal sealed class OwnerControl(Func<Api> api)
{
    private static readonly MessageSchema Sourced = new("SourcedOwner", Text("appId"), Text("resourceTypeId"), Text("resourceId"), Text("userId"));

    public void Map(Router router) => router.Map("POST", "/sandbox/owners", Add);

    private ApiResponse Add(ApiRequest request)
    {
        using var document = request.ReadBody(Sourced);
        var (tenant, body) = (api().Tenant, document.RootElement);
        var owner = new Owner(Owner.DefaultRole, body.Text("userId"), null, tenant.Clock.Now()) { IsImmutable = true };
        tenant.Owners.Of(OwnerKind.Resource, body.Text("appId"), body.Text("resourceTypeId"), body.Text("resourceId")).Change(present => [.. present, owner]);
        return ApiResponse.EmptyObject;
    }
}
