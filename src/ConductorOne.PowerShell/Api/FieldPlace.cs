namespace ConductorOne.PowerShell.Api;

/// <summary>Where a field of an operation travels.</summary>
internal enum FieldPlace
{
    /// <summary>In the path.</summary>
    Path,

    /// <summary>In the query.</summary>
    Query,

    /// <summary>In the body.</summary>
    Body,

    /// <summary>In the one object that the body changes in part, where a mask names it.</summary>
    Masked,
}
