using ConductorOne.Sandbox.Authentication;

namespace ConductorOne.Sandbox.Device;

/// <summary>Signs in a person at a device, once they have approved it elsewhere (RFC 8628, section 3.4).</summary>
internal sealed class DeviceCodeGrant(Tenant tenant, DeviceFlow flow) : IGrant
{
    public string Type => "urn:ietf:params:oauth:grant-type:device_code";

    public Principal Judge(OAuthForm form)
    {
        var (deviceCode, clientId) = (form.Get("device_code"), form.Get("client_id"));
        if (!flow.Knows(clientId))
            throw OAuthException.InvalidClient("client_id is not known");
        if (flow.FindByDeviceCode(deviceCode) is not { } authorization || authorization.ClientId != clientId)
            throw OAuthException.InvalidGrant("device_code is not known");

        authorization.Redeem();
        var userId = tenant.FirstPerson.Id;
        return new Principal(userId, userId);
    }
}
