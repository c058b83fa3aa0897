using System;
using System.Security.Cryptography;
using System.Text.Json;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Entra;

/// <summary>Registers applications in the directory.</summary>
internal sealed class EntraControl(Func<Api> api, LocalIssuer issuer, TenantClock clock)
{
    public void Map(Router router) => router.Map("POST", "/sandbox/entra/applications", AddApplication);

    private ApiResponse AddApplication(ApiRequest request)
    {
        using var document = request.ReadBody(EntraSchema.Application);
        var directory = api().Directory;
        var application = directory.Add(ReadCredential(document.RootElement));
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("tenantId", directory.Id);
            writer.WriteString("clientId", application.ClientId);
            writer.WriteEndObject();
        });
    }

    private IApplicationCredential ReadCredential(JsonElement body)
    {
        if (body.Field("federatedSubject")?.GetString() is { } subject)
            return new FederatedCredential(body.Text("federatedIssuer", issuer.Url), subject, issuer, clock);
        if (body.Field("federatedIssuer") is not null)
            throw ApiException.Invalid("federatedIssuer needs a federatedSubject");
        try
        {
            return new CertificateCredential(body.Text("certificate"), clock);
        }
        catch (CryptographicException exception)
        {
            throw ApiException.Invalid($"certificate: {exception.Message}");
        }
    }
}
