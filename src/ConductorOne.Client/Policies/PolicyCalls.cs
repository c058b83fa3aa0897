using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.Policies;

internal static class PolicyCalls
{
    public static ApiCall<C1Policy> Create(CreatePolicyRequest request)
    {
        PolicyCheck.Request(request);
        return new(
            JsonBody.Post("/api/v1/policies", request, C1JsonContext.Default.CreatePolicyRequest),
            JsonBody.Reader(C1JsonContext.Default.PolicyAnswer, (answer, parts) => parts.Object(answer, answer.Policy, "policy")));
    }

    public static ApiCall<C1Policy> Get(string? policyId) => new(
        ApiRequest.Get(ApiPath.Build("/api/v1/policies/{id}", ("PolicyId", policyId))),
        JsonBody.Reader(C1JsonContext.Default.PolicyAnswer, (answer, parts) => parts.Object(answer, answer.Policy, "policy")));

    public static PagedCall<C1Policy> List() => Paged(PageRequests.Get("/api/v1/policies"));

    public static PagedCall<C1Policy> Search(SearchPoliciesRequest request)
    {
        request.Check();
        return Paged(PageRequests.Search("/api/v1/search/policies", request.WithView(), C1JsonContext.Default.SearchPoliciesRequest));
    }

    private static PagedCall<C1Policy> Paged(PageRequest request) => new(request, PageBody.Reader(C1JsonContext.Default.ListAnswerC1Policy));
}

/// <summary>What wraps a policy in an answer.</summary>
internal sealed class PolicyAnswer : Wrapper
{
    public C1Policy? Policy { get; set; }
}
