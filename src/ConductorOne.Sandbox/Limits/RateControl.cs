using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Limits;

/// <summary>Answers <c>/sandbox/rate</c>: sets how much the tenant lets itself be asked, and says how much it was.</summary>
internal sealed class RateControl(RequestLimiter limiter)
{
    private const int Most = 1_000_000;

    private static readonly MessageSchema Rate = new("Rate",
        Int32("burst"),
        Int32("concurrent"),
        Int32("perSecond"),
        Int32("retryAfter"));

    public void Map(Router router)
    {
        router.Map("POST", "/sandbox/rate", Set);
        router.Map("GET", "/sandbox/rate", _ => Get());
    }

    private ApiResponse Set(ApiRequest request)
    {
        using var document = request.ReadBody(Rate);
        var body = document.RootElement;
        var perSecond = Read(body, "perSecond") ?? 0;
        var burst = Read(body, "burst") ?? perSecond;
        if (perSecond > 0 && burst == 0)
            throw ApiException.Invalid("burst is at least 1");
        limiter.Set(new RequestLimit(perSecond, burst, Read(body, "concurrent") ?? 0, Read(body, "retryAfter")));
        return ApiResponse.EmptyObject;
    }

    private ApiResponse Get()
    {
        var (limit, refused, inProgress, peak) = limiter.Read();
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("perSecond", limit.PerSecond);
            writer.WriteNumber("burst", limit.Burst);
            writer.WriteNumber("concurrent", limit.Concurrent);
            if (limit.RetryAfter is { } retryAfter)
                writer.WriteNumber("retryAfter", retryAfter);
            writer.WriteNumber("refused", refused);
            writer.WriteNumber("inProgress", inProgress);
            writer.WriteNumber("peak", peak);
            writer.WriteEndObject();
        });
    }

    private static int? Read(JsonElement body, string name)
    {
        if (body.Field(name) is null)
            return null;
        return body.Int32(name) is var number and >= 0 and <= Most
            ? number
            : throw ApiException.Invalid($"{name} is a number from 0 to {Most}");
    }
}
