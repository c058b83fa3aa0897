using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>What resources can be sorted by.</summary>
internal static class AppResourceSortField
{
    public static WireEnum Values { get; } = new(
        "APP_RESOURCE_SORT_FIELD_", "UNSPECIFIED", "SECRET_CREATED_AT", "SECRET_EXPIRES_AT", "LAST_USED_AT");
}

internal sealed class AppResourceSortFieldConverter() : WireEnumConverter(AppResourceSortField.Values);
