namespace ConductorOne.Sandbox.Operations;

/// <summary>What an operation does with the objects of a noun.</summary>
internal enum Role
{
    /// <summary>Nothing that the table tells: it answers its message with nothing set.</summary>
    None,

    /// <summary>Makes an object.</summary>
    Create,

    /// <summary>Reads one.</summary>
    Get,

    /// <summary>Reads many, by a GET or by a search.</summary>
    List,

    /// <summary>Changes one.</summary>
    Update,

    /// <summary>Deletes one.</summary>
    Delete,
}
