using System;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Platforms;

/// <summary>Says what a job would find in its environment, and assigns identities to the machine.</summary>
internal sealed class PlatformControl(Func<Api> api, PlatformEnvironment environment)
{
    public void Map(Router router)
    {
        router.Map("GET", "/sandbox/platform", _ => GetEnvironment());
        router.Map("POST", "/sandbox/identity", AssignIdentity);
    }

    private ApiResponse GetEnvironment() => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("identityEndpoint", environment.IdentityEndpoint);
        writer.WriteString("identityHeader", environment.IdentityHeader);
        writer.WriteString("identityId", environment.IdentityId);
        writer.WriteString("actionsUrl", environment.ActionsUrl);
        writer.WriteString("actionsToken", environment.ActionsToken);
        writer.WriteEndObject();
    });

    private ApiResponse AssignIdentity(ApiRequest request)
    {
        using var document = request.ReadBody(PlatformSchema.Identity);
        api().Identities.Assign(document.RootElement.Text("clientId"));
        return ApiResponse.EmptyObject;
    }
}
