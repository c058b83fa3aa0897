using ConductorOne.Sandbox.AppEntitlements;
using ConductorOne.Sandbox.AppResources;
using ConductorOne.Sandbox.Connectors;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>An app, with what belongs to it.</summary>
internal sealed record App(string Id, MessageFields Fields) : IChangingObject<App>
{
    public static MessageSchema Schema { get; } = TableSchemas.Current.Of("c1.api.app.v1.App");

    public string? DeletedAt => Fields.Time("deletedAt");

    public string DisplayName => Fields.Text("displayName");

    /// <summary>The owners that are known users; null for an app that nobody has created.</summary>
    public OwnerList? Owners { get; init; }

    /// <summary>The entitlement that stands for access to the app; null for an app that nobody has created.</summary>
    public AppEntitlement? Access { get; init; }

    public required ObjectStore<AppResourceType> ResourceTypes { get; init; }

    public required ObjectStore<Connector> Connectors { get; init; }

    public App With(MessageFields fields) => this with { Fields = fields };
}
