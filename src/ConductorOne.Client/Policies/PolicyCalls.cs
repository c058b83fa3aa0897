using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Policies;

internal static class PolicyCalls
{
    public static ApiCall<C1Policy> Create(CreatePolicyRequest request)
    {
        PolicyCheck.Request(request);
        return new(
            JsonBody.Post("/api/v1/policies", request, C1JsonContext.Default.CreatePolicyRequest),
            JsonBody.Reader(C1JsonContext.Default.PolicyAnswer, answer => answer.Policy));
    }
}

/// <summary>What wraps a policy in an answer.</summary>
internal sealed class PolicyAnswer
{
    public C1Policy? Policy { get; set; }
}
