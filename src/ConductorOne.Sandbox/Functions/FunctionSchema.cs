using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Functions;

/// <summary>What the body of a request about functions may consist of.</summary>
internal static class FunctionSchema
{
    private static readonly FieldSchema FunctionType = PrefixedChoice("functionType", "FUNCTION_TYPE_", "UNSPECIFIED", "ANY", "CODE_MODE");

    internal static readonly MessageSchema CreateRequest = new("FunctionsServiceCreateFunctionRequest",
        Text("commitMessage"),
        Text("description"),
        Text("displayName").Required(),
        FunctionType,
        BytesMap("initialContent"));

    internal static readonly MessageSchema UpdateRequest = TableSchemas.Current.Of("c1.api.functions.v1.FunctionsServiceUpdateFunctionRequest");
}
