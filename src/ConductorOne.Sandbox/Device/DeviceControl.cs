using System;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Device;

/// <summary>Answers <c>/sandbox/device</c>: decides in place of the person at the approve page, and of the clock.</summary>
internal sealed class DeviceControl(Func<Api> api)
{
    private static readonly MessageSchema Code = new("DeviceCode", Text("userCode").Required());
    private static readonly MessageSchema Client = new("DeviceClient", Text("clientId").Required());

    public void Map(Router router)
    {
        router.Map("GET", "/sandbox/device", _ => ListPending());
        router.Map("POST", "/sandbox/device/approve", request => Decide(request, DeviceState.Approved));
        router.Map("POST", "/sandbox/device/deny", request => Decide(request, DeviceState.Denied));
        router.Map("POST", "/sandbox/device/expire", request => Decide(request, DeviceState.Expired));
        router.Map("POST", "/sandbox/device/clients", Register);
    }

    private ApiResponse ListPending() => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("list");
        foreach (var device in api().Devices.Pending())
        {
            writer.WriteStartObject();
            writer.WriteString("userCode", device.UserCode);
            writer.WriteString("clientId", device.ClientId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private ApiResponse Decide(ApiRequest request, DeviceState decision)
    {
        using var document = request.ReadBody(Code);
        var device = api().Devices.FindByUserCode(document.RootElement.Text("userCode")) ?? throw ApiException.NotFound("user code");
        return device.TryDecide(decision)
            ? ApiResponse.EmptyObject
            : throw ApiException.Invalid("the user code is decided already, or has expired");
    }

    private ApiResponse Register(ApiRequest request)
    {
        using var document = request.ReadBody(Client);
        api().Devices.Register(document.RootElement.Text("clientId"));
        return ApiResponse.EmptyObject;
    }
}
