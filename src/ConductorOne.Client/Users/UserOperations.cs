using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;

namespace ConductorOne.Users;

/// <summary>The operations on users.</summary>
internal static class UserOperations
{
    private static readonly Func<AnswerJson, Page<C1User>?> Several =
        PageBody.Reader(C1JsonContext.Default.ListAnswerUserView, (UserView view, AnswerParts parts) => view.Unwrap(parts));

    public static readonly Operation<C1User> Get = Operation.Get(
        "/api/v1/users/{UserId}",
        JsonBody.Reader(C1JsonContext.Default.UserAnswer, (answer, parts) => parts.Inside(answer, answer.UserView, "userView")?.Unwrap(parts)));

    public static readonly ListOperation<C1User> List = new("/api/v1/users", Several);

    public static readonly ListOperation<C1User> Search = new("/api/v1/search/users", Several) { IsSearch = true };
}
