using System;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Answers <c>/sandbox/syncs</c>: makes the next sync of a connector fail, for want of data where that is said, so that it can be confirmed.</summary>
internal sealed class SyncControl(Func<Api> api)
{
    private static readonly MessageSchema Failing = new("FailingSync", Text("connectorId"), Text("error"), Flag("hasNoData"));

    public void Map(Router router) => router.Map("POST", "/sandbox/syncs", Fail);

    private ApiResponse Fail(ApiRequest request)
    {
        using var document = request.ReadBody(Failing);
        var body = document.RootElement;
        var id = api().Tenant.Syncs.Fail(body.Text("connectorId"), body.Text("error"), body.Flag("hasNoData"));
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("syncLifecycleId", id);
            writer.WriteEndObject();
        });
    }
}
