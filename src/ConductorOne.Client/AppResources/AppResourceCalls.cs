using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.AppResources;

internal static class AppResourceCalls
{
    public static ApiCall<C1AppResourceType> CreateType(string? appId, CreateAppResourceTypeRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post(
                ApiPath.Build("/api/v1/apps/{app_id}/resource_types", ("AppId", appId)),
                request,
                C1JsonContext.Default.CreateAppResourceTypeRequest),
            JsonBody.Reader(C1JsonContext.Default.AppResourceTypeAnswer, WithExpanded));
    }

    public static ApiCall<C1AppResource> Create(string? appId, string? appResourceTypeId, CreateAppResourceRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post(
                ApiPath.Build(
                    "/api/v1/apps/{app_id}/resource_types/{app_resource_type_id}/resources",
                    ("AppId", appId),
                    ("AppResourceTypeId", appResourceTypeId)),
                request,
                C1JsonContext.Default.CreateAppResourceRequest),
            JsonBody.Reader(C1JsonContext.Default.AppResourceAnswer, answer => answer.AppResource));
    }

    private static C1AppResourceType? WithExpanded(AppResourceTypeAnswer answer)
    {
        if (answer.AppResourceType is { } type)
        {
            type.Expanded = [.. answer.Expanded ?? []];
        }

        return answer.AppResourceType;
    }
}

/// <summary>What wraps a resource type in an answer.</summary>
internal sealed class AppResourceTypeAnswer
{
    public C1AppResourceType? AppResourceType { get; set; }

    public object?[]? Expanded { get; set; }
}

/// <summary>What wraps a resource in an answer.</summary>
internal sealed class AppResourceAnswer
{
    public C1AppResource? AppResource { get; set; }
}
