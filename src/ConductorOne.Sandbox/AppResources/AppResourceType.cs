using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>A kind of resource within an app.</summary>
internal sealed record AppResourceType(string Id, string AppId, string Kind, MessageFields Fields) : IChangingObject<AppResourceType>
{
    public static MessageSchema Schema { get; } = TableSchemas.Current.Of("c1.api.app.v1.AppResourceType");

    public string? DeletedAt => Fields.Time("deletedAt");

    public string DisplayName => Fields.Text("displayName");

    public required ObjectStore<AppResource> Resources { get; init; }

    /// <summary>The one that every new app has.</summary>
    public static AppResourceType Credential(App app, Tenant tenant) => Create(app, tenant, "CREDENTIAL", "Credential");

    public static AppResourceType Create(App app, Tenant tenant, string kind, string displayName)
    {
        var (id, now) = (Identifiers.Create(), tenant.Clock.Now());
        var fields = MessageFields.Of(
            Schema, ("id", id), ("appId", app.Id), ("createdAt", now), ("updatedAt", now), ("displayName", displayName));
        return new AppResourceType(id, app.Id, kind, fields) { Resources = new(tenant.Resources) };
    }

    public AppResourceType With(MessageFields fields) => this with { Fields = fields };
}
