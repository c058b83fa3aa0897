using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Answers <c>/api/v1/functions</c>.</summary>
internal sealed class FunctionEndpoints(Tenant tenant, TableAnswers others)
{
    private const string Collection = "/api/v1/functions";
    private const string DefaultCommitMessage = "Update function";

    private static readonly string[] Unchangeable = ["head", "id"];

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Collection, Create);
        handlers.Map("GET", Collection, List);
        handlers.Map("POST", Collection + "/update", Change);
        handlers.Map("GET", Collection + "/{id}", Get);
        handlers.Map("DELETE", Collection + "/{id}", Delete);
        handlers.Map("POST", "/api/v1/search/functions", Search);
        handlers.Map("GET", Collection + "/{function_id}/commits", ListCommits);
        handlers.Map("GET", Collection + "/{function_id}/commits/{id}", GetCommit);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Body;
        var now = tenant.Clock.Now();
        var id = Identifiers.Create();
        var commit = NewCommit(id, body, "initialContent", "Initial commit");
        var fields = MessageFields.Of(Function.Schema, body).With(
            ("id", id), ("createdAt", now), ("updatedAt", now), ("head", commit.Id), ("isDraft", true));
        var function = new Function(id, fields);
        function.Commits.Add(commit);
        tenant.Functions.Add(function);
        return Answer(function, commit);
    }

    private ApiResponse Change(ApiRequest request)
    {
        var body = request.Body;
        var hasContent = body.Entries("content").Any();
        var hasMask = body.Text("updateMask").Length > 0;
        if (!hasMask && !hasContent)
            throw ApiException.Invalid("invalid FunctionsServiceUpdateFunctionRequest.UpdateMask: value is required");

        // Without a mask only the content changes.
        var update = Update.Read(request, "function", hasMask ? Unchangeable : [.. Function.Schema.Fields.Select(field => field.Name)]);
        FunctionCommit? commit = null;
        var changed = update.Apply(tenant.Functions, update.Given.Text("id"), "function", tenant.Clock, (function, fields) =>
        {
            update.Require(fields, "displayName");
            if (update.Mask.Names("publishedCommitId"))
                fields = Publish(function, fields);
            if (hasContent)
            {
                commit = NewCommit(function.Id, body, "content", DefaultCommitMessage);
                function.Commits.Add(commit);
                fields = fields.With(("head", commit.Id));
            }

            return Function.WithoutSecrets(fields);
        });
        return Answer(changed, commit);
    }

    private ApiResponse List(ApiRequest request) =>
        Page.Answer(request, tenant.Functions, static (writer, function) => function.Fields.Write(writer));

    private ApiResponse Get(ApiRequest request)
    {
        var function = Find(request);
        return ApiResponse.Json(writer => writer.WriteWrapped("function", function.Fields.Write));
    }

    private ApiResponse Search(ApiRequest request) => Wire.Search.Answer(
        request, tenant.Functions, FunctionSearch.Read, static (writer, function) => function.Fields.Write(writer));

    private ApiResponse Delete(ApiRequest request)
    {
        var reference = $"\"functionId\":\"{request.PathValues[0]}\"";
        if (others.AnySays("/api/v1/hooks/{}", reference))
            throw ApiException.Invalid("function is in use by a hook");
        if (others.AnySays("/api/v1/automations/{}", reference))
            throw ApiException.Invalid("function is in use by an automation");
        return SoftDelete.Answer(request, tenant.Functions, "function", tenant.Clock);
    }

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

    private static MessageFields Publish(Function function, MessageFields fields)
    {
        var commitId = fields.Text("publishedCommitId");
        if (commitId.Length > 0 && function.Commits.Find(commitId) is null)
            throw ApiException.NotFound("function commit");
        return fields.With(("isDraft", commitId.Length == 0));
    }

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
        function.Fields.Write(writer);
        writer.WritePropertyName("commit");
        if (commit is null)
            writer.WriteNullValue();
        else
            commit.Write(writer);
        writer.WriteEndObject();
    });
}
