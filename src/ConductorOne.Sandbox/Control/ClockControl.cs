using System;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Control;

/// <summary>
/// Answers <c>/sandbox/clock</c> and <c>/sandbox/lag</c>: lets time pass in the tenant, and says how long it takes until what the server does later
/// shows.
/// </summary>
internal sealed class ClockControl(TenantClock clock, Func<Api> api)
{
    private const int LongestSeconds = 31_536_000;

    private static readonly MessageSchema Step = new("Clock", Int32("seconds"));
    private static readonly MessageSchema Lag = new("Lag", Int32("ownerSeconds"), Int32("syncSeconds"));

    public void Map(Router router)
    {
        router.Map("POST", "/sandbox/clock", request => Do(request, Step, "seconds", clock.Advance));
        router.Map("POST", "/sandbox/lag", SetLag);
    }

    private ApiResponse SetLag(ApiRequest request)
    {
        using var document = request.ReadBody(Lag);
        var (tenant, body) = (api().Tenant, document.RootElement);
        if (body.Field("ownerSeconds") is not null)
            tenant.OwnerLag = TimeSpan.FromSeconds(Read(body, "ownerSeconds"));
        if (body.Field("syncSeconds") is not null)
            tenant.SyncTime = TimeSpan.FromSeconds(Read(body, "syncSeconds"));
        return ApiResponse.EmptyObject;
    }

    private static ApiResponse Do(ApiRequest request, MessageSchema schema, string name, Action<TimeSpan> act)
    {
        using var document = request.ReadBody(schema);
        act(TimeSpan.FromSeconds(Read(document.RootElement, name)));
        return ApiResponse.EmptyObject;
    }

    private static int Read(JsonElement body, string name) => body.Int32(name) is var seconds and >= 0 and <= LongestSeconds
        ? seconds
        : throw ApiException.Invalid($"{name} is a number from 0 to {LongestSeconds}");
}
