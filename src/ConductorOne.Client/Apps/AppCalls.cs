using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Apps;

internal static class AppCalls
{
    public static ApiCall<C1App> Create(CreateAppRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post("/api/v1/apps", request, C1JsonContext.Default.CreateAppRequest),
            JsonBody.Reader(C1JsonContext.Default.AppAnswer, answer => answer.App));
    }
}

/// <summary>What wraps an app in an answer.</summary>
internal sealed class AppAnswer
{
    public C1App? App { get; set; }
}
