using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Lists;

/// <summary>Which way a list is sorted.</summary>
internal static class SortDirection
{
    public static WireEnum Values { get; } = new(() => Messages.LabelSortDirection, "SORT_DIRECTION_", "UNSPECIFIED", "ASC", "DESC");
}

internal sealed class SortDirectionConverter() : WireEnumConverter(SortDirection.Values);
