using System.Collections.Generic;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Device;

/// <summary>Answers <c>/auth/v1/device_authorization</c>: gives a device its codes (RFC 8628, section 3.2).</summary>
internal sealed class DeviceAuthorizationEndpoint(DeviceFlow flow) : OAuthEndpoint("/auth/v1/device_authorization")
{
    protected override ApiResponse Answer(OAuthForm form, IncomingRequest request)
    {
        var clientId = form.Get("client_id");
        if (!flow.Knows(clientId))
            throw OAuthException.InvalidClient("client_id is not known");

        var started = flow.Start(clientId);
        var page = request.Origin + DevicePage.Path;
        var answer = ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("device_code", started.DeviceCode);
            writer.WriteString("user_code", started.UserCode);
            writer.WriteString("verification_uri", page);
            writer.WriteString("verification_uri_complete", $"{page}?user_code={started.UserCode}");
            writer.WriteNumber("expires_in", (long)flow.Lifetime.TotalSeconds);
            writer.WriteNumber("interval", (long)flow.Interval.TotalSeconds);
            writer.WriteEndObject();
        });
        return answer with { Headers = new Dictionary<string, string> { ["Cache-Control"] = "no-store" } };
    }
}
