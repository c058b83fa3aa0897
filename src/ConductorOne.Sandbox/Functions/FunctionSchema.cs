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

    internal static readonly MessageSchema UpdateRequest = new("FunctionsServiceUpdateFunctionRequest",
        Text("commitMessage"),
        BytesMap("content"),
        Nested("function", () => Function).Required(),
        Text("updateMask"));

    // What the server alone sets is taken and ignored, so that a client may send back what it got.
    internal static readonly MessageSchema Function = new("Function",
        Timestamp("createdAt"),
        Timestamp("deletedAt"),
        Text("description"),
        Text("displayName"),
        FunctionType,
        Text("head"),
        Texts("hookRefs"),
        Id("id").Required(),
        Flag("isDraft"),
        Texts("outboundNetworkAllowlist"),
        Int32("provisionedConcurrency"),
        Id("publishedCommitId"),
        Texts("scopedRoleIds"),
        TextMap("secret"),
        Timestamp("updatedAt"),
        Flag("useSpn"),
        Texts("workflowTemplateRefs"));
}
