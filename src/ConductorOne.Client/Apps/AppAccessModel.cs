using ConductorOne.Json;

namespace ConductorOne.Apps;

/// <summary>How an app models access.</summary>
internal sealed class AppAccessModel() : WireEnum("APP_ACCESS_MODEL_", "UNSPECIFIED", "CLASSIC", "HYBRID", "SPARSE");
