using System.Collections.Concurrent;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>Answers the path of an app's usage controls: every app has them from the beginning, all switched off.</summary>
internal sealed class AppUsageControlEndpoints(Tenant tenant)
{
    private const string Path = "/api/v1/apps/{app_id}/usage_controls";

    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.app.v1.AppUsageControls");

    private readonly ConcurrentDictionary<string, MessageFields> _controls = new();

    public void Map(HandlerSet handlers)
    {
        handlers.Map("GET", Path, request => Answer(request, Of(request)));
        handlers.Map("POST", Path, request =>
        {
            var update = Update.Read(request, "appUsageControls", "appId");
            return Answer(request, _controls[request.PathValues[0]] = update.Mask.Apply(Of(request), update.Given));
        });
    }

    private MessageFields Of(ApiRequest request)
    {
        var id = request.PathValues[0];
        return tenant.Apps.Find(id) is { DeletedAt: null }
            ? _controls.GetOrAdd(id, static key => MessageFields.Of(Schema, ("appId", key)))
            : throw ApiException.NotFound("app");
    }

    private static ApiResponse Answer(ApiRequest request, MessageFields controls) =>
        ApiResponse.Json(writer => AnswerWriter.Write(writer, request.Operation!.Answer, ["appUsageControls"], controls));
}
