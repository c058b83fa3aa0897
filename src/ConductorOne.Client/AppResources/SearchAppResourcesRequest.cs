using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.AppResources;

/// <summary>The body of <c>POST /api/v1/search/app_resources</c>.</summary>
internal sealed record SearchAppResourcesRequest : SearchRequest
{
    public string? Query { get; init; }

    public string? AppId { get; init; }

    public string[]? AppIds { get; init; }

    public string[]? AppUserIds { get; init; }

    public string[]? ResourceTypeIds { get; init; }

    public string[]? ResourceTypeTraitIds { get; init; }

    public string[]? ExcludeResourceTypeTraitIds { get; init; }

    public string[]? ResourceIds { get; init; }

    public string[]? ExcludeResourceIds { get; init; }

    public C1AppResourceRef[]? Refs { get; init; }

    /// <summary>Owners; <c>none</c> stands for resources without one.</summary>
    public string[]? OwnerUserIds { get; init; }

    public bool? UnownedOnly { get; init; }

    public bool? ExcludeDeletedApps { get; init; }

    public bool? ExcludeDeletedResourceBindings { get; init; }

    public bool? WithOpenFindings { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<NhiTypeConverter>))]
    public string[]? NhiTypes { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<CredentialTypeConverter>))]
    public string[]? CredentialTypes { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<AgentStatusConverter>))]
    public string[]? AgentStatuses { get; init; }

    public SecretAgingFilter? SecretAging { get; init; }

    [JsonConverter(typeof(AppResourceSortFieldConverter))]
    public string? SortField { get; init; }

    [JsonConverter(typeof(SortDirectionConverter))]
    public string? Direction { get; init; }

    public void Check()
    {
        Required.Id(AppId, nameof(AppId));
        Required.Ids(AppIds, nameof(AppIds));
        Required.Ids(AppUserIds, nameof(AppUserIds));
        Required.Ids(ResourceTypeIds, nameof(ResourceTypeIds));
        Required.Ids(ResourceTypeTraitIds, nameof(ResourceTypeTraitIds));
        Required.Ids(ExcludeResourceTypeTraitIds, nameof(ExcludeResourceTypeTraitIds));
        Required.Ids(ResourceIds, nameof(ResourceIds));
        Required.Ids(ExcludeResourceIds, nameof(ExcludeResourceIds));
        Required.Ids(OwnerUserIds, nameof(OwnerUserIds));
        Required.That(
            string.IsNullOrEmpty(Direction) || !string.IsNullOrEmpty(SortField),
            nameof(Direction),
            () => Messages.WithoutEffect.With(nameof(Direction), nameof(SortField)));
        foreach (var reference in Refs ?? [])
        {
            Required.GivenId(reference.AppId, nameof(Refs) + ".AppId");
            Required.GivenId(reference.AppResourceTypeId, nameof(Refs) + ".AppResourceTypeId");
            Required.GivenId(reference.Id, nameof(Refs) + ".Id");
        }
    }
}
