using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The kinds of non-human identity.</summary>
internal sealed class NhiType() : WireEnum("NHI_TYPE_", "UNSPECIFIED", "APP_REGISTRATION", "ASSUMABLE_ROLE", "MANAGED_IDENTITY");
