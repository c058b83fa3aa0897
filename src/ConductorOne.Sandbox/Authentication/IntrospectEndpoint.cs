using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Answers <c>/api/v1/auth/introspect</c>: who the caller is.</summary>
internal sealed class IntrospectEndpoint(Tenant tenant, ClientCredential credential)
{
    public void Map(Router router) => router.Map("GET", "/api/v1/auth/introspect", _ => Answer());

    private ApiResponse Answer() => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("deviceClientId", "");
        writer.WriteEmptyList("disabledModules");
        writer.WriteTexts("features", ["POLICY_REFERENCES_POLICY"]);
        writer.WriteTexts("permissions", ["app:write", "connector:write", "function:write", "policy:write"]);
        writer.WriteString("principleId", credential.ClientId[..credential.ClientId.IndexOf('@', System.StringComparison.Ordinal)]);
        writer.WriteTexts("roles", ["SUPER_ADMIN"]);
        writer.WriteString("tenantId", tenant.Id);
        writer.WriteString("userId", tenant.ServiceUser.Id);
        writer.WriteEndObject();
    });
}
