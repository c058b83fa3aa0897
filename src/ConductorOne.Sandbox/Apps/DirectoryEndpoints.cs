using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>Answers the paths of directories. A directory has the id of its app; one that was deleted may be made again.</summary>
internal sealed class DirectoryEndpoints(Tenant tenant)
{
    private const string All = "/api/v1/directories";

    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.directory.v1.Directory");

    private readonly List<(string AppId, MessageFields Fields)> _directories = [];

    public void Map(HandlerSet handlers)
    {
        handlers.Map("GET", All, List);
        handlers.Map("POST", All, request => Lock(() => Create(request)));
        handlers.Map("GET", All + "/{app_id}", request => Lock(() => Answer(request, _directories[IndexOf(request.PathValues[0])].Fields)));
        handlers.Map("PUT", All + "/{app_id}", request => Lock(() => Replace(request)));
        handlers.Map("DELETE", All + "/{app_id}", request => Lock(() =>
        {
            _directories.RemoveAt(IndexOf(request.PathValues[0]));
            return ApiResponse.EmptyObject;
        }));
    }

    /// <summary>Whether an app is a directory.</summary>
    public bool Has(string appId)
    {
        lock (_directories)
            return _directories.Exists(directory => directory.AppId == appId);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var id = request.Body.Text("appId");
        if (tenant.Apps.Find(id) is not { DeletedAt: null })
            throw ApiException.NotFound("app");
        if (_directories.Exists(directory => directory.AppId == id))
            throw new ApiException(RpcCode.AlreadyExists, "directory already exists");
        var now = tenant.Clock.Now();
        var fields = Given(request).With(("appId", id)).WithKnown(("createdAt", now), ("updatedAt", now));
        _directories.Add((id, fields));
        return Answer(request, fields);
    }

    // What the body does not have is gone.
    private ApiResponse Replace(ApiRequest request)
    {
        var index = IndexOf(request.PathValues[0]);
        var (id, present) = _directories[index];
        var fields = Given(request).With(("appId", id)).WithKnown(("createdAt", present.Text("createdAt")), ("updatedAt", tenant.Clock.Now()));
        _directories[index] = (id, fields);
        return Answer(request, fields);
    }

    private static MessageFields Given(ApiRequest request)
    {
        if (request.Body.Field("all") is null && request.Body.Field("celExpression") is null)
            throw ApiException.Invalid($"invalid {request.RequestName}.AccountFilter: value is required");
        return MessageFields.Taking(Schema, request.Operation!.Request!, request.Body);
    }

    private ApiResponse List(ApiRequest request) => Lock(() =>
    {
        var page = PageRequest.FromQuery(request);
        var rows = _directories.Skip(page.Start).Take(page.Size).Select(directory => directory.Fields).ToList();
        return ApiResponse.Json(writer => AnswerWriter.WriteList(
            writer, request.Operation!, rows, page.Start + rows.Count < _directories.Count ? page.TokenFor(page.Start + rows.Count) : ""));
    });

    private static ApiResponse Answer(ApiRequest request, MessageFields fields) =>
        ApiResponse.Json(writer => AnswerWriter.Write(writer, request.Operation!.Answer, ["directoryView", "directory"], fields));

    private int IndexOf(string appId) => _directories.FindIndex(directory => directory.AppId == appId) is >= 0 and var index ? index : throw ApiException.NotFound("directory");

    private ApiResponse Lock(Func<ApiResponse> act)
    {
        lock (_directories)
            return act();
    }
}
