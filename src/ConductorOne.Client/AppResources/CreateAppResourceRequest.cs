using System.Collections.Generic;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.AppResources;

/// <summary>The body of <c>POST /api/v1/apps/{app_id}/resource_types/{app_resource_type_id}/resources</c>.</summary>
internal sealed class CreateAppResourceRequest
{
    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? MatchBatonId { get; init; }

    public string[]? ResourceOwnerUserIds { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public void Check()
    {
        Required.Text(DisplayName, nameof(DisplayName));
        Required.That(MatchBatonId is null or "" || !string.IsNullOrWhiteSpace(MatchBatonId), nameof(MatchBatonId), () => Messages.RequiredTextEmpty.With(nameof(MatchBatonId)));
        Required.Ids(ResourceOwnerUserIds, nameof(ResourceOwnerUserIds));
        Validation.Annotations.Check(Annotations);
    }
}
