using System;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Federation;

/// <summary>Makes trusts and tokens on request, and publishes what the tokens can be verified with.</summary>
internal sealed class FederationControl(Func<Api> api, LocalIssuer issuer, Uri tenant)
{
    private const string DefaultSubject = "sandbox";
    private const string KeysPath = LocalIssuer.Path + "/keys";
    private const int DefaultLifetimeSeconds = 600;

    public void Map(Router router)
    {
        router.Map("POST", "/sandbox/trusts", AddTrust);
        router.Map("POST", LocalIssuer.Path + "/tokens", IssueToken);
        router.Map("GET", LocalIssuer.Path + "/.well-known/openid-configuration", _ => Describe());
        router.Map("GET", KeysPath, _ => ListKeys());
    }

    private ApiResponse AddTrust(ApiRequest request)
    {
        using var document = request.ReadBodyIfAny(FederationSchema.Trust);
        var body = document.RootElement;
        var condition = body.Field("condition") is { } given ? new ClaimCondition(given.Text("claim"), given.Text("equals")) : null;
        var trust = api().Trusts.Add(body.Text("issuer", issuer.Url), condition);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("clientId", trust.ClientId);
            writer.WriteEndObject();
        });
    }

    private ApiResponse IssueToken(ApiRequest request)
    {
        using var document = request.ReadBodyIfAny(FederationSchema.Token);
        var body = document.RootElement;
        var lifetime = body.Field("lifetimeSeconds") is null ? DefaultLifetimeSeconds : body.Int32("lifetimeSeconds");
        var claims = issuer.Claims(
            tenant.Host, DefaultSubject, TimeSpan.FromSeconds(lifetime), TimeSpan.FromSeconds(body.Int32("ageSeconds")));
        foreach (var claim in body.Entries("claims"))
        {
            // Null removes the claim.
            if (JsonNode.Parse(claim.Value.GetRawText()) is { } value)
                claims[claim.Name] = value;
            else
                claims.Remove(claim.Name);
        }

        var token = body.Flag("forged") ? issuer.Forge(claims) : issuer.Sign(claims);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("token", token);
            writer.WriteEndObject();
        });
    }

    // OpenID Connect Discovery 1.0, as far as it concerns signatures.
    private ApiResponse Describe() => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("issuer", issuer.Url);
        writer.WriteString("jwks_uri", new Uri(tenant, KeysPath).AbsoluteUri);
        writer.WriteTexts("id_token_signing_alg_values_supported", ["RS256"]);
        writer.WriteTexts("response_types_supported", ["id_token"]);
        writer.WriteTexts("subject_types_supported", ["public"]);
        writer.WriteEndObject();
    });

    private ApiResponse ListKeys() => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("keys");
        writer.WriteStartObject();
        writer.WriteString("kty", "RSA");
        writer.WriteString("alg", "RS256");
        writer.WriteString("use", "sig");
        writer.WriteString("kid", LocalIssuer.KeyId);
        writer.WriteString("n", issuer.Key.Modulus);
        writer.WriteString("e", issuer.Key.Exponent);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
