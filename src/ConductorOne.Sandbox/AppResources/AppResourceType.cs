using System.Text.Json;
using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>A kind of resource within an app.</summary>
internal sealed record AppResourceType(string Id, string AppId, string Kind, string DisplayName) : IStoredObject
{
    /// <summary>The one that every new app has.</summary>
    public static AppResourceType Credential(App app, Tenant tenant) => new(Identifiers.Create(), app.Id, "CREDENTIAL", "Credential")
    {
        CreatedAt = app.CreatedAt,
        UpdatedAt = app.CreatedAt,
        Resources = new(tenant.Resources),
    };

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public required ObjectStore<AppResource> Resources { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("appId", AppId);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("displayName", DisplayName);
        writer.WriteString("id", Id);
        writer.WriteEmptyList("traitIds");
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteEndObject();
    }
}
