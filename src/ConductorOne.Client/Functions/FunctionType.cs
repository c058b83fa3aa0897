using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>The kinds of function; those that users write are Any.</summary>
internal static class FunctionType
{
    public static WireEnum Values { get; } = new(() => Messages.LabelFunctionType, "FUNCTION_TYPE_", "UNSPECIFIED", "ANY", "CODE_MODE");
}

internal sealed class FunctionTypeConverter() : WireEnumConverter(FunctionType.Values);
