using ConductorOne.Json;

namespace ConductorOne.Lists;

/// <summary>Which way a list is sorted.</summary>
internal sealed class SortDirection() : WireEnum("SORT_DIRECTION_", "UNSPECIFIED", "ASC", "DESC");
