using System;
using System.Globalization;
using ConductorOne.Sandbox.Hosting;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Control;

/// <summary>Answers <c>/sandbox/outage</c>: takes the tenant away for a while, now or later, and tells whether it is about to go.</summary>
internal sealed class OutageControl(OutageSchedule outages)
{
    private const int Longest = 600_000;

    private static readonly MessageSchema Outage = new("Outage", Int32("after"), Int32("milliseconds").Required());

    public void Map(Router router)
    {
        router.Map("POST", "/sandbox/outage", Begin);
        router.Map("GET", "/sandbox/outage", Tell);
    }

    private ApiResponse Tell(ApiRequest request) => ApiResponse.Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("begun", outages.Begun);
        writer.WriteEndObject();
    });

    private ApiResponse Begin(ApiRequest request)
    {
        using var document = request.ReadBody(Outage);
        var (after, milliseconds) = (document.RootElement.Int32("after"), document.RootElement.Int32("milliseconds"));
        if (milliseconds is < 1 or > Longest)
            throw ApiException.Invalid(string.Create(CultureInfo.InvariantCulture, $"milliseconds is a number from 1 to {Longest}"));
        if (after < 0)
            throw ApiException.Invalid("after is not less than 0");

        var duration = TimeSpan.FromMilliseconds(milliseconds);
        if (after == 0)
            return ApiResponse.EmptyObject with { Outage = duration };
        outages.Set(after, duration);
        return ApiResponse.EmptyObject;
    }
}
