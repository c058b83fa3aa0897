using System;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Control;

/// <summary>Answers <c>/sandbox/seed</c>: adds objects without a request for each.</summary>
internal sealed class SeedControl(Func<Api> api)
{
    private static readonly MessageSchema Seed = new("Seed", Int32("apps"), Int32("users"));

    public void Map(Router router) => router.Map("POST", "/sandbox/seed", Add);

    private ApiResponse Add(ApiRequest request)
    {
        using var document = request.ReadBody(Seed);
        api().Tenant.Seed(ReadCount(document.RootElement, "apps"), ReadCount(document.RootElement, "users"));
        return ApiResponse.EmptyObject;
    }

    private static int ReadCount(JsonElement body, string name) => body.Int32(name) is var count and >= 0 and <= Tenant.MostSeeds
        ? count
        : throw ApiException.Invalid($"{name} is a number from 0 to {Tenant.MostSeeds}");
}
