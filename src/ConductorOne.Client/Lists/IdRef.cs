namespace ConductorOne.Lists;

/// <summary>Names an object in a search.</summary>
internal sealed record IdRef(string? Id);
