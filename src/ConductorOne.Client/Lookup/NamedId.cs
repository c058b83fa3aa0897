namespace ConductorOne.Lookup;

/// <summary>An object's id and the name that people know it by.</summary>
internal sealed record NamedId(string Id, string Name)
{
    /// <summary>The address, of a user.</summary>
    public string Address { get; init; } = "";

    /// <summary>What it is for, of a policy: Grant, Revoke and so on.</summary>
    public string PolicyType { get; init; } = "";
}
