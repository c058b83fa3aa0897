using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.AppResources;

internal static class AppResourceCalls
{
    private const string Types = "/api/v1/apps/{app_id}/resource_types";
    private const string Resources = Types + "/{app_resource_type_id}/resources";

    public static ApiCall<C1AppResourceType> CreateType(string? appId, CreateAppResourceTypeRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post(
                ApiPath.Build(Types, ("AppId", appId)),
                request,
                C1JsonContext.Default.CreateAppResourceTypeRequest),
            JsonBody.Reader(C1JsonContext.Default.AppResourceTypeAnswer, (answer, parts) => answer.Unwrap(parts)));
    }

    public static ApiCall<C1AppResource> Create(string? appId, string? appResourceTypeId, CreateAppResourceRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post(
                ApiPath.Build(Resources, ("AppId", appId), ("AppResourceTypeId", appResourceTypeId)),
                request,
                C1JsonContext.Default.CreateAppResourceRequest),
            JsonBody.Reader(C1JsonContext.Default.AppResourceAnswer, (answer, parts) => answer.Unwrap(parts)));
    }

    public static ApiCall<C1AppResourceType> GetType(string? appId, string? appResourceTypeId) => new(
        ApiRequest.Get(ApiPath.Build(Types + "/{id}", ("AppId", appId), ("AppResourceTypeId", appResourceTypeId))),
        JsonBody.Reader(C1JsonContext.Default.AppResourceTypeAnswer, (answer, parts) => answer.Unwrap(parts)));

    public static ApiCall<C1AppResource> Get(string? appId, string? appResourceTypeId, string? appResourceId) => new(
        ApiRequest.Get(ApiPath.Build(
            Resources + "/{id}", ("AppId", appId), ("AppResourceTypeId", appResourceTypeId), ("AppResourceId", appResourceId))),
        JsonBody.Reader(C1JsonContext.Default.AppResourceAnswer, (answer, parts) => answer.Unwrap(parts)));

    /// <summary>The resource types of an app.</summary>
    public static PagedCall<C1AppResourceType> ListTypes(string? appId) => new(
        PageRequests.Get(ApiPath.Build(Types, ("AppId", appId))),
        PageBody.Reader(
            C1JsonContext.Default.ListAnswerAppResourceTypeView, (AppResourceTypeView view, AnswerParts parts) => view.Unwrap(parts)));

    /// <summary>The resources of a type.</summary>
    public static PagedCall<C1AppResource> List(string? appId, string? appResourceTypeId) =>
        Paged(PageRequests.Get(ApiPath.Build(Resources, ("AppId", appId), ("AppResourceTypeId", appResourceTypeId))));

    /// <summary>Resource types of any app. They come without a view.</summary>
    public static PagedCall<C1AppResourceType> SearchTypes(SearchAppResourceTypesRequest request)
    {
        request.Check();
        return new(
            PageRequests.Search("/api/v1/search/app_resource_types", request, C1JsonContext.Default.SearchAppResourceTypesRequest),
            PageBody.Reader(C1JsonContext.Default.ListAnswerC1AppResourceType));
    }

    /// <summary>Resources of any app.</summary>
    public static PagedCall<C1AppResource> Search(SearchAppResourcesRequest request)
    {
        request.Check();
        return Paged(PageRequests.Search("/api/v1/search/app_resources", request, C1JsonContext.Default.SearchAppResourcesRequest));
    }

    private static PagedCall<C1AppResource> Paged(PageRequest request) => new(
        request,
        PageBody.Reader(C1JsonContext.Default.ListAnswerAppResourceView, (AppResourceView view, AnswerParts parts) => view.Unwrap(parts)));
}
