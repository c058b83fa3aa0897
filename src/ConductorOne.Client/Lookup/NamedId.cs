namespace ConductorOne.Lookup;

/// <summary>An object's id and the name that people know it by.</summary>
internal sealed record NamedId(string Id, string Name);
