using ConductorOne.Lists;
using ConductorOne.Validation;

namespace ConductorOne.AppResources;

/// <summary>The body of <c>POST /api/v1/search/app_resource_types</c>.</summary>
internal sealed record SearchAppResourceTypesRequest : SearchRequest
{
    public string? Query { get; init; }

    public string? DisplayName { get; init; }

    public string[]? AppIds { get; init; }

    public string[]? AppUserIds { get; init; }

    public string[]? ResourceTypeIds { get; init; }

    public string[]? ExcludeResourceTypeIds { get; init; }

    public string[]? ResourceTypeTraitIds { get; init; }

    public string[]? ExcludeResourceTypeTraitIds { get; init; }

    public void Check()
    {
        Required.Ids(AppIds, nameof(AppIds));
        Required.Ids(AppUserIds, nameof(AppUserIds));
        Required.Ids(ResourceTypeIds, nameof(ResourceTypeIds));
        Required.Ids(ExcludeResourceTypeIds, nameof(ExcludeResourceTypeIds));
        Required.Ids(ResourceTypeTraitIds, nameof(ResourceTypeTraitIds));
        Required.Ids(ExcludeResourceTypeTraitIds, nameof(ExcludeResourceTypeTraitIds));
    }
}
