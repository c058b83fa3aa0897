using System;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Control;

/// <summary>Answers <c>/sandbox/lists</c>: changes how lists are cut into pages.</summary>
internal sealed class ListControl(Func<Api> api)
{
    private static readonly MessageSchema Lists = new("Lists", Flag("overshoot").Required());

    public void Map(Router router) => router.Map("POST", "/sandbox/lists", Change);

    private ApiResponse Change(ApiRequest request)
    {
        using var document = request.ReadBody(Lists);
        api().Tenant.Overshoots = document.RootElement.Flag("overshoot");
        return ApiResponse.EmptyObject;
    }
}
