using ConductorOne.Lists;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The body of <c>POST /api/v1/search/apps</c>.</summary>
internal sealed record SearchAppsRequest : SearchRequest
{
    public string? Query { get; init; }

    public string? DisplayName { get; init; }

    public string[]? AppIds { get; init; }

    public string[]? ExcludeAppIds { get; init; }

    public bool? OnlyDirectories { get; init; }

    /// <summary>Policies of which an app uses at least one.</summary>
    public IdRef[]? PolicyRefs { get; init; }

    public void Check()
    {
        Required.Ids(AppIds, nameof(AppIds));
        Required.Ids(ExcludeAppIds, nameof(ExcludeAppIds));
        IdRef.Check(PolicyRefs, nameof(PolicyRefs));
    }
}
