using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Answers <c>/api/v1/auth/introspect</c>: who the caller is.</summary>
internal sealed class IntrospectEndpoint(Tenant tenant)
{
    public void Map(HandlerSet handlers) => handlers.Map("GET", "/api/v1/auth/introspect", Answer);

    private ApiResponse Answer(ApiRequest request) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("deviceClientId", "");
        writer.WriteEmptyList("disabledModules");
        writer.WriteTexts("features", ["POLICY_REFERENCES_POLICY"]);
        writer.WriteTexts("permissions", ["app:write", "connector:write", "function:write", "policy:write"]);
        writer.WriteString("principleId", request.Caller.Id);
        writer.WriteTexts("roles", request.Caller.Roles);
        writer.WriteString("tenantId", tenant.Id);
        writer.WriteString("userId", request.Caller.UserId);
        writer.WriteEndObject();
    });
}
