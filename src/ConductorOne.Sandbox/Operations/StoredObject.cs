using System.Collections.Generic;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Operations;

/// <summary>An object of a noun that the table alone describes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Parents">The ids in the path before its own, by the names of their fields.</param>
internal sealed record StoredObject(string Id, MessageFields Fields, IReadOnlyDictionary<string, string> Parents) : IChangingObject<StoredObject>
{
    private const string Deleted = "deletedAt";

    /// <summary>When it was deleted, where its message has no field for that.</summary>
    public string? GoneAt { get; init; }

    public string? DeletedAt => GoneAt ?? (Fields.Schema.Find(Deleted) is null ? null : Fields.Time(Deleted));

    public StoredObject With(MessageFields fields) => this with { Fields = fields };
}
