namespace ConductorOne.Lists;

/// <summary>What the bodies of all searches have.</summary>
internal abstract record SearchRequest
{
    public int? PageSize { get; init; }

    public string? PageToken { get; init; }
}
