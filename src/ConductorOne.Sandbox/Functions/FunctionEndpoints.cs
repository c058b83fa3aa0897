using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Answers <c>/api/v1/functions</c>.</summary>
internal sealed class FunctionEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/functions";
    private const string DefaultCommitMessage = "Update function";

    public void Map(Router router)
    {
        router.Map("POST", Collection, Create);
        router.Map("GET", Collection, List);
        router.Map("POST", Collection + "/update", Update);
        router.Map("GET", Collection + "/{id}", Get);
        router.Map("DELETE", Collection + "/{id}", Delete);
        router.Map("POST", "/api/v1/search/functions", Search);
        router.Map("GET", Collection + "/{function_id}/commits", ListCommits);
        router.Map("GET", Collection + "/{function_id}/commits/{id}", GetCommit);
    }

    private ApiResponse Create(ApiRequest request)
    {
        using var document = request.ReadBody(FunctionSchema.CreateRequest);
        var body = document.RootElement;
        var now = tenant.Clock.Now();
        var id = Identifiers.Create();
        var commit = NewCommit(id, body, "initialContent", "Initial commit");
        var function = new Function(id)
        {
            CreatedAt = now,
            UpdatedAt = now,
            DisplayName = body.Text("displayName"),
            Description = body.Text("description"),
            FunctionType = body.Text("functionType", "FUNCTION_TYPE_UNSPECIFIED"),
            Head = commit.Id,
        };
        function.Commits.Add(commit);
        tenant.Functions.Add(function);
        return Answer(function, commit);
    }

    private ApiResponse Update(ApiRequest request)
    {
        using var document = request.ReadBody(FunctionSchema.UpdateRequest);
        var body = document.RootElement;
        var given = body.GetProperty("function");
        var mask = body.Text("updateMask");
        var hasContent = body.Field("content") is { } content && content.EnumerateObject().MoveNext();
        if (mask.Length == 0 && !hasContent)
            throw ApiException.Invalid("invalid FunctionsServiceUpdateFunctionRequest.UpdateMask: value is required");

        FunctionCommit? commit = null;
        var changed = tenant.Functions.Change(given.Text("id"), function =>
        {
            if (function.DeletedAt is not null)
                throw ApiException.NotFound("function");

            var updated = FunctionChange.Apply(function, given, mask) with { UpdatedAt = tenant.Clock.Now() };
            if (!hasContent)
                return updated;
            commit = NewCommit(function.Id, body, "content", DefaultCommitMessage);
            function.Commits.Add(commit);
            return updated with { Head = commit.Id };
        });
        return Answer(changed ?? throw ApiException.NotFound("function"), commit);
    }

    private ApiResponse List(ApiRequest request) =>
        Page.Answer(request, tenant.Functions, static (writer, function) => function.Write(writer));

    private ApiResponse Get(ApiRequest request)
    {
        var function = Find(request);
        return ApiResponse.Json(writer => writer.WriteWrapped("function", function.Write));
    }

    private ApiResponse Search(ApiRequest request) => Wire.Search.Answer(
        request, FunctionSearch.Request, tenant.Functions, FunctionSearch.Read, static (writer, function) => function.Write(writer));

    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(
        request,
        tenant.Functions,
        "function",
        tenant.Clock,
        static (function, now) => function with { DeletedAt = now, UpdatedAt = now });

    private ApiResponse ListCommits(ApiRequest request) =>
        Page.Answer(request, Find(request).Commits, static (writer, commit) => commit.Write(writer));

    private ApiResponse GetCommit(ApiRequest request)
    {
        var commit = Find(request).Commits.Find(request.PathValues[1]) ?? throw ApiException.NotFound("function commit");
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("commit");
            commit.Write(writer);
            writer.WriteTextMap("files", commit.Files);
            writer.WriteEndObject();
        });
    }

    private Function Find(ApiRequest request) => tenant.Functions.Find(request.PathValues[0]) ?? throw ApiException.NotFound("function");

    private FunctionCommit NewCommit(string functionId, JsonElement body, string contentField, string defaultMessage)
    {
        var message = body.Text("commitMessage");
        return new FunctionCommit(
            Identifiers.Create(),
            functionId,
            tenant.ServiceUser.Id,
            message.Length > 0 ? message : defaultMessage,
            tenant.Clock.Now(),
            FunctionContent.Read(body, contentField));
    }

    private static ApiResponse Answer(Function function, FunctionCommit? commit) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("function");
        function.Write(writer);
        writer.WritePropertyName("commit");
        if (commit is null)
            writer.WriteNullValue();
        else
            commit.Write(writer);
        writer.WriteEndObject();
    });
}
