using System.Text.Json.Serialization;
using ConductorOne.Validation;

namespace ConductorOne.AppResources;

/// <summary>The body of <c>POST /api/v1/apps/{app_id}/resource_types</c>.</summary>
internal sealed class CreateAppResourceTypeRequest
{
    public string? DisplayName { get; init; }

    [JsonConverter(typeof(ResourceKindConverter))]
    public string? ResourceType { get; init; }

    public void Check()
    {
        Required.Text(DisplayName, nameof(DisplayName));
        Required.Text(ResourceType, nameof(ResourceType));
    }
}
