using System.Collections.Generic;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>A resource of an app.</summary>
internal sealed record AppResource(string Id, string AppId, string ResourceTypeId, MessageFields Fields) : IChangingObject<AppResource>
{
    /// <summary>What kind of non-human identity every resource here is: none.</summary>
    public const string NhiType = "NHI_TYPE_UNSPECIFIED";

    public static MessageSchema Schema { get; } = TableSchemas.Current.Of("c1.api.app.v1.AppResource");

    public string? DeletedAt => Fields.Time("deletedAt");

    public string DisplayName => Fields.Text("displayName");

    /// <summary>The ids of the owners that are known users.</summary>
    public required IReadOnlyList<string> OwnerIds { get; init; }

    public AppResource With(MessageFields fields) => this with { Fields = fields };
}
