namespace ConductorOne.Sandbox.Wire;

/// <summary>Something the tenant keeps.</summary>
internal interface IStoredObject
{
    /// <summary>The object's id.</summary>
    string Id { get; }

    /// <summary>When it was deleted, or null. What is deleted is not listed any more, but can still be got.</summary>
    string? DeletedAt { get; }
}
