using System.Collections.Generic;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>An object of a noun.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Parents">The ids before its own in its path.</param>
internal sealed record StoredObject(string Id, MessageFields Fields, IReadOnlyList<string> Parents) : IChangingObject<StoredObject>
{
    /// <summary>When it was deleted, where its message has no field for that.</summary>
    public string? GoneAt { get; init; }

    /// <summary>What the server keeps of it beside its fields, or null.</summary>
    public object? Hidden { get; init; }

    public string? DeletedAt => GoneAt ?? Fields.DeletedAt;

    public StoredObject With(MessageFields fields) => this with { Fields = fields };

    /// <summary>The same object, deleted.</summary>
    public StoredObject Delete(string now) =>
        Fields.Schema.DeletedAt < 0 ? this with { GoneAt = now } : With(Fields.WithKnown(("deletedAt", now), ("updatedAt", now)));
}
