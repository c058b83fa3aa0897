using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>What resources can be sorted by.</summary>
internal sealed class AppResourceSortField() : WireEnum(
    "APP_RESOURCE_SORT_FIELD_", "UNSPECIFIED", "SECRET_CREATED_AT", "SECRET_EXPIRES_AT", "LAST_USED_AT");
