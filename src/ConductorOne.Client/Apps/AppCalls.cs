using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.Apps;

internal static class AppCalls
{
    public static ApiCall<C1App> Create(CreateAppRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post("/api/v1/apps", request, C1JsonContext.Default.CreateAppRequest),
            JsonBody.Reader(C1JsonContext.Default.AppAnswer, (answer, parts) => parts.Object(answer, answer.App, "app")));
    }

    public static ApiCall<C1App> Get(string? appId) => new(
        ApiRequest.Get(ApiPath.Build("/api/v1/apps/{id}", ("AppId", appId))),
        JsonBody.Reader(C1JsonContext.Default.AppAnswer, (answer, parts) => parts.Object(answer, answer.App, "app")));

    public static PagedCall<C1App> List() => Paged(PageRequests.Get("/api/v1/apps"));

    public static PagedCall<C1App> Search(SearchAppsRequest request)
    {
        request.Check();
        return Paged(PageRequests.Search("/api/v1/search/apps", request, C1JsonContext.Default.SearchAppsRequest));
    }

    private static PagedCall<C1App> Paged(PageRequest request) => new(request, PageBody.Reader(C1JsonContext.Default.ListAnswerC1App));
}

/// <summary>What wraps an app in an answer.</summary>
internal sealed class AppAnswer : Wrapper
{
    public C1App? App { get; set; }
}
