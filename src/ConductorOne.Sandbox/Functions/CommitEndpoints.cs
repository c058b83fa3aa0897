using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Begins commits whose files are uploaded one by one, and makes them final.</summary>
internal sealed class CommitEndpoints(FunctionCommits commits, FunctionUploads uploads)
{
    private const string Commits = "/api/v1/functions/{function_id}/commits";

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Commits, Begin);
        handlers.Map("POST", Commits + "/{commit_id}/finalize", Finish);
    }

    private ApiResponse Begin(ApiRequest request)
    {
        var function = commits.Function(request.PathValues[0]);
        var names = request.Body.Texts("filenames");
        FunctionContent.Check(names, "filenames");
        var commit = uploads.Begin(function.Id, request.Body.Text("commitMessage"), names);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("commitId", commit.Id);
            writer.WriteTextMap("uploadUrls", commit.Places.Select(place => KeyValuePair.Create(place.Name, "/file/" + place.Capability)));
            writer.WriteEndObject();
        });
    }

    private ApiResponse Finish(ApiRequest request)
    {
        var function = commits.Function(request.PathValues[0]);
        var pending = uploads.Take(function.Id, request.PathValues[1]) ?? throw FunctionCommits.NotFound;
        if (pending.Missing.FirstOrDefault() is { } missing)
            throw ApiException.Invalid($"file \"{missing}\" was not uploaded");
        var message = pending.Message.Length > 0 ? pending.Message : "Update function";
        var commit = commits.Add(function.Id, pending.Id, message, [.. pending.Files.OrderBy(file => file.Key, System.StringComparer.Ordinal)]);
        commits.MakeHead(commit);
        return ApiResponse.Json(writer => writer.WriteWrapped("commit", commit.Fields.Write));
    }
}
