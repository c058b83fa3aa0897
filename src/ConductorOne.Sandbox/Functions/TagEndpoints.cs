using System;
using System.Collections.Concurrent;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Names for commits. A name is given once, and stays.</summary>
internal sealed class TagEndpoints(FunctionCommits commits)
{
    private const string Tags = "/api/v1/functions/{function_id}/tags";

    private readonly ConcurrentDictionary<(string FunctionId, string Name), StoredObject> _tags = new();

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Tags, Create);
        handlers.Map("GET", Tags, List);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var function = commits.Function(request.PathValues[0]);
        var name = request.Body.Text("name");
        if (name.Length == 0)
            throw ApiException.Invalid("invalid FunctionsServiceCreateTagRequest.Name: value is required");
        var commit = commits.Find(function.Id, request.Body.Text("commitId"));
        return _tags.TryAdd((function.Id, name), commit) ? ApiResponse.EmptyObject : throw new ApiException(RpcCode.AlreadyExists, "function tag already exists");
    }

    private ApiResponse List(ApiRequest request)
    {
        var function = commits.Function(request.PathValues[0]);
        var tags = _tags.Where(tag => tag.Key.FunctionId == function.Id).OrderBy(tag => tag.Key.Name, StringComparer.Ordinal).ToList();
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("tags");
            foreach (var (key, commit) in tags)
            {
                writer.WritePropertyName(key.Name);
                commit.Fields.Write(writer);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
