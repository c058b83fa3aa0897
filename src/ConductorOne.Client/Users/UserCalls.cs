using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.Users;

internal static class UserCalls
{
    public static ApiCall<C1User> Get(string? userId) => new(
        ApiRequest.Get(ApiPath.Build("/api/v1/users/{id}", ("UserId", userId))),
        JsonBody.Reader(C1JsonContext.Default.UserAnswer, (answer, parts) => parts.Inside(answer, answer.UserView, "userView")?.Unwrap(parts)));

    public static PagedCall<C1User> List() => Paged(PageRequests.Get("/api/v1/users"));

    public static PagedCall<C1User> Search(SearchUsersRequest request)
    {
        request.Check();
        return Paged(PageRequests.Search("/api/v1/search/users", request, C1JsonContext.Default.SearchUsersRequest));
    }

    private static PagedCall<C1User> Paged(PageRequest request) => new(
        request, PageBody.Reader(C1JsonContext.Default.ListAnswerUserView, (UserView view, AnswerParts parts) => view.Unwrap(parts)));
}
