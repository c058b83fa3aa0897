using System.Collections.Generic;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>A connector of an app. Of its configuration the secrets are blank.</summary>
internal sealed record Connector(string Id, MessageFields Fields) : IChangingObject<Connector>
{
    public static MessageSchema Schema { get; } = TableSchemas.Current.Of("c1.api.app.v1.Connector");

    public string? DeletedAt => Fields.Time("deletedAt");

    public IReadOnlyList<string> UserIds => Fields.Texts("userIds");

    public Connector With(MessageFields fields) => this with { Fields = fields };
}
