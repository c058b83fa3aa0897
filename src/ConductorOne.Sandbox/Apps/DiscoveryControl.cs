using System;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Apps;

/// <summary>Answers <c>/sandbox/discovered</c>: has a connector discover an app.</summary>
internal sealed class DiscoveryControl(Func<Api> api)
{
    private static readonly MessageSchema Discovered = new("Discovered", Text("appId"), Text("resourceTypeId"), Text("displayName"));

    public void Map(Router router) => router.Map("POST", "/sandbox/discovered", Add);

    private ApiResponse Add(ApiRequest request)
    {
        using var document = request.ReadBody(Discovered);
        var body = document.RootElement;
        api().Discovered.Discover(body.Text("appId"), body.Text("resourceTypeId"), body.Text("displayName"));
        return ApiResponse.EmptyObject;
    }
}
