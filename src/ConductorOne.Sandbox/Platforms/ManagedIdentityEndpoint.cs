using System;
using System.Globalization;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Platforms;

/// <summary>Gives tokens of managed identities the way App Service, Functions and Azure Automation do.</summary>
internal sealed class ManagedIdentityEndpoint(PlatformEnvironment environment, ManagedIdentities identities, LocalIssuer issuer)
    : IOpenEndpoint
{
    public const string Path = "/identity/token";

    private const string ApiVersion = "2019-08-01";
    private const string SecretHeader = "X-IDENTITY-HEADER";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public bool Takes(string path) => path == Path;

    public ApiResponse Answer(IncomingRequest request)
    {
        if (request.Method != "GET")
            return Fail(405, "only GET is understood");
        if (request.Headers[SecretHeader] != environment.IdentityHeader)
            return Fail(401, $"the header {SecretHeader} is missing or wrong");
        if (request.Target.QueryValue("api-version") != ApiVersion)
            return Fail(400, $"api-version must be {ApiVersion}");
        if (request.Target.QueryValue("resource") is not { Length: > 0 } resource)
            return Fail(400, "resource is missing");
        return identities.Find(request.Target.QueryValue("client_id")) is { } identity
            ? Granted(resource, identity)
            : Fail(400, "no identity with this client_id is assigned to the machine");
    }

    public ApiResponse Fail(int status, string reason) => ApiResponse.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", status);
        writer.WriteString("message", reason);
        writer.WriteString("correlationId", Guid.NewGuid());
        writer.WriteEndObject();
    });

    private ApiResponse Granted(string resource, string identity)
    {
        var claims = issuer.Claims(resource, identity, Lifetime);
        claims["appid"] = identity;
        claims["oid"] = identity;
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", issuer.Sign(claims));
            writer.WriteString("client_id", identity);
            writer.WriteString("expires_on", ((long)claims["exp"]!).ToString(CultureInfo.InvariantCulture));
            writer.WriteString("resource", resource);
            writer.WriteString("token_type", "Bearer");
            writer.WriteEndObject();
        });
    }
}
