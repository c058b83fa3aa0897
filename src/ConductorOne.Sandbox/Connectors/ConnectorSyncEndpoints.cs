using System;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Answers what starts, stops and schedules the syncs of a connector.</summary>
internal sealed partial class ConnectorSyncEndpoints(Tenant tenant)
{
    private const string Connector = "/api/v1/apps/{app_id}/connectors/{connector_id}";

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Connector + "/force_sync", request => Act(request, tenant.Syncs.Start));
        handlers.Map("POST", Connector + "/pause", request => Act(request, tenant.Syncs.Pause));
        handlers.Map("POST", Connector + "/resume", request => Act(request, tenant.Syncs.Resume));
        handlers.Map("POST", Connector + "/confirm_sync_valid/{sync_lifecycle_id}", request => Act(request, id => tenant.Syncs.Confirm(id, request.PathValues[2])));
        handlers.Map("POST", Connector + "/schedule", request => Act(request, id => Schedule(id, request.Body)));
    }

    /// <summary>The connector of a path.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static StoredObject Find(Tenant tenant, ApiRequest request) =>
        tenant.Objects.Of(ItemPaths.Connector).Find(request.PathValues[1]) is { DeletedAt: null } found && found.Parents[0] == request.PathValues[0]
            ? found
            : throw ApiException.NotFound("connector");

    private ApiResponse Act(ApiRequest request, Action<string> act)
    {
        act(Find(tenant, request).Id);
        return ApiResponse.EmptyObject;
    }

    private void Schedule(string id, JsonElement body)
    {
        var cron = body.Field("cron") ?? throw ApiException.Invalid("invalid UpdateConnectorScheduleRequest.Schedule: value is required");
        if (!CronPattern().IsMatch(cron.Text("cronSpec")))
            throw ApiException.Invalid($"invalid cron spec: {cron.Text("cronSpec")}");
        var schedule = JsonSerializer.SerializeToElement(new
        {
            cronSpec = cron.Text("cronSpec"),
            start = tenant.Clock.Now(),
            timezone = cron.Text("timezone", "UTC"),
        });
        _ = tenant.Objects.Of(ItemPaths.Connector).Change(id, present => present.With(present.Fields.With(("connectorSyncCronSchedule", schedule), ("updatedAt", tenant.Clock.Now()))));
    }

    [GeneratedRegex(@"^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|[0-9A-Za-z*/,?-]+( +[0-9A-Za-z*/,?-]+){4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CronPattern();
}
