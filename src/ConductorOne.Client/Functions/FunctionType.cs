using ConductorOne.Json;

namespace ConductorOne.Functions;

/// <summary>The kinds of function; those that users write are Any.</summary>
internal sealed class FunctionType() : WireEnum("FUNCTION_TYPE_", "UNSPECIFIED", "ANY", "CODE_MODE");
