using ConductorOne.Json;

namespace ConductorOne.Apps;

/// <summary>How an app models access.</summary>
internal static class AppAccessModel
{
    public static WireEnum Values { get; } = new("APP_ACCESS_MODEL_", "UNSPECIFIED", "CLASSIC", "HYBRID", "SPARSE");
}

internal sealed class AppAccessModelConverter() : WireEnumConverter(AppAccessModel.Values);
