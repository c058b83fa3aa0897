using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>What the server does with connectors: it keeps their configuration without its secrets, and answers with what is expanded.</summary>
internal sealed class ConnectorBehavior(Tenant tenant) : NounBehavior
{
    private static readonly string[] Fixed =
    [
        "canResumeSync", "catalogId", "connectorSyncCronSchedule", "oauthAuthorizedAs", "status", "syncDisabledCategory", "syncDisabledReason",
    ];

    private static readonly JsonElement NeverSynced = JsonSerializer.SerializeToElement(new { });

    // A delegated update is for a connector without a configuration.
    public override string[] FixedFields(ApiRequest request) =>
        request.Operation!.Path == ItemPaths.Connector ? Fixed : [.. Fixed, "config"];

    public override StoredObject Create(ApiRequest request, StoredObject created)
    {
        var config = request.Body.Field("config") is { } given ? ConnectorConfig.Read(given) : default(JsonElement?);
        var connector = created.With(created.Fields.With(
            ("status", NeverSynced), ("config", config), ("configUpdatedAt", config is null ? null : created.Fields.Text("createdAt"))));
        Expand(request, connector);
        return connector;
    }

    public override MessageFields Change(ApiRequest request, Update update, StoredObject present, MessageFields fields)
    {
        Expand(request, present.With(fields));
        if (!update.Mask.Names("config"))
            return fields;
        var config = update.Given.Field("config") is { } given ? ConnectorConfig.Merge(present.Fields.Json("config"), given) : default(JsonElement?);
        return fields.With(("config", config), ("configUpdatedAt", tenant.Clock.Now()));
    }

    public override MessageFields Shown(StoredObject stored) => tenant.Syncs.Shown(stored);

    public override void Write(Utf8JsonWriter writer, ApiRequest request, StoredObject stored)
    {
        var expansion = Expand(request, stored);
        writer.WriteStartObject();
        writer.WritePropertyName("connectorView");
        expansion.WriteView(writer, stored.With(Shown(stored)));
        expansion.WriteExpanded(writer);
        writer.WriteEndObject();
    }

    private ConnectorExpansion Expand(ApiRequest request, StoredObject connector) =>
        ConnectorExpansion.Read(request.Body.Field("expandMask"), connector, tenant.Apps.Find(connector.Parents[0])!, tenant.Users);
}
