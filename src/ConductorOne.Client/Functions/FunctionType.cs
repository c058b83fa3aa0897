using ConductorOne.Json;

namespace ConductorOne.Functions;

/// <summary>The kinds of function; those that users write are Any.</summary>
internal static class FunctionType
{
    public static WireEnum Values { get; } = new("FUNCTION_TYPE_", "UNSPECIFIED", "ANY", "CODE_MODE");
}

internal sealed class FunctionTypeConverter() : WireEnumConverter(FunctionType.Values);
