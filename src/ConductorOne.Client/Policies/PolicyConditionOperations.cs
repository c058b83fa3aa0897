using ConductorOne.Operations;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>The operations that try CEL expressions of policies. They change nothing.</summary>
internal static class PolicyConditionOperations
{
    /// <summary>Checks the condition of a rule.</summary>
    public static readonly Operation<C1Markers> Validate = Operation.Create("/api/v1/policies/validate/cel", C1Markers.Reader) with { Required = ["Text"] };

    /// <summary>Evaluates the expression of an account provision policy.</summary>
    public static readonly Operation<C1AccountProvisionResult> Test =
        Operation.Create("/api/v1/policies/test-account-provision-policy", Http.JsonBody.Reader(Json.C1JsonContext.Default.C1AccountProvisionResult, answer => answer)) with
        {
            Required = ["Cel"],
        };
}
