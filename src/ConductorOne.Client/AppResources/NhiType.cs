using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The kinds of non-human identity.</summary>
internal static class NhiType
{
    public static WireEnum Values { get; } = new(
        "NHI_TYPE_", "UNSPECIFIED", "APP_REGISTRATION", "ASSUMABLE_ROLE", "MANAGED_IDENTITY");
}

internal sealed class NhiTypeConverter() : WireEnumConverter(NhiType.Values);
