using System;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Platforms;

/// <summary>Gives a job its OpenID Connect token the way GitHub Actions does.</summary>
internal sealed class ActionsTokenEndpoint(PlatformEnvironment environment, LocalIssuer issuer) : IOpenEndpoint
{
    public const string Path = "/actions/token";
    public const string ApiVersion = "2.0";

    private const string Owner = "acme";
    private const string Repository = Owner + "/iac";
    private const string Branch = "refs/heads/main";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public bool Takes(string path) => path == Path;

    public ApiResponse Answer(IncomingRequest request)
    {
        if (request.Method != "GET")
            return Fail(405, "only GET is understood");
        if (request.Authorization != $"Bearer {environment.ActionsToken}")
            return Fail(401, "the bearer token of the job is missing or wrong");
        if (request.Target.QueryValue("api-version") != ApiVersion)
            return Fail(400, $"api-version must be {ApiVersion}");

        // Who names no audience gets the owner of the repository.
        var audience = request.Target.QueryValue("audience") is { Length: > 0 } given ? given : $"https://github.com/{Owner}";
        var token = Sign(audience);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", token.Length);
            writer.WriteString("value", token);
            writer.WriteEndObject();
        });
    }

    public ApiResponse Fail(int status, string reason) => ApiResponse.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", reason);
        writer.WriteEndObject();
    });

    private string Sign(string audience)
    {
        var claims = issuer.Claims(audience, $"repo:{Repository}:ref:{Branch}", Lifetime);
        claims["event_name"] = "push";
        claims["ref"] = Branch;
        claims["repository"] = Repository;
        claims["repository_owner"] = Owner;
        return issuer.Sign(claims);
    }
}
