using ConductorOne.Json;

namespace ConductorOne.Lists;

/// <summary>Which way a list is sorted.</summary>
internal static class SortDirection
{
    public static WireEnum Values { get; } = new("SORT_DIRECTION_", "UNSPECIFIED", "ASC", "DESC");
}

internal sealed class SortDirectionConverter() : WireEnumConverter(SortDirection.Values);
