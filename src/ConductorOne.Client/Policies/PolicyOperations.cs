using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>The operations on policies.</summary>
internal static class PolicyOperations
{
    // What narrows a search down to the policies of objects.
    private static readonly string[] Narrowing = ["ScopeAppId", "ScopeAppEntitlementId", "ScopeObjectType"];

    private static readonly Func<AnswerJson, C1Policy?> One =
        JsonBody.Reader(C1JsonContext.Default.PolicyAnswer, (answer, parts) => parts.Object(answer, answer.Policy, "policy"));

    private static readonly Func<AnswerJson, Page<C1Policy>?> Several = PageBody.Reader(C1JsonContext.Default.ListAnswerC1Policy);

    public static readonly Operation<C1Policy> Get = Operation.Get("/api/v1/policies/{PolicyId}", One);

    public static readonly Operation<C1Policy> Create = Operation.Create("/api/v1/policies", One) with
    {
        Required = ["DisplayName", "PolicyType"],
        Check = PolicyCheck.New,
    };

    /// <summary>A policy that denies every request.</summary>
    public static readonly Operation<C1Policy> CreateWithoutSteps = Create with { Check = PolicyCheck.NewWithoutSteps };

    public static readonly Operation<C1Policy> Update = Operation.Update("/api/v1/policies/{PolicyId}", "Policy", One);

    public static readonly Operation<Done> Delete = Operation.Delete("/api/v1/policies/{PolicyId}");

    public static readonly ListOperation<C1Policy> List = new("/api/v1/policies", Several);

    public static readonly ListOperation<C1Policy> Search = new("/api/v1/search/policies", Several) { IsSearch = true, Check = CheckScope };

    // The server ignores what narrows a search down outside the views of objects, and looks at the whole tenant where nothing is said.
    private static void CheckScope(Fields fields)
    {
        Required.That(
            fields["ScopeSlot"] is null || fields["ScopeAppId"] is string { Length: > 0 },
            "ScopeSlot",
            () => Messages.WithoutEffect.With("ScopeSlot", "ScopeAppId"));
        if (Array.Find(Narrowing, name => fields[name] is string { Length: > 0 }) is not { } narrowing)
        {
            return;
        }

        var view = WireEnum.Of<PolicyScopeView>().Show(fields.Get<string>("ScopeView") ?? "");
        Required.That(view is not ("Global" or "All"), "ScopeView", () => Messages.ScopeViewTooWide.With(view, narrowing));
        if (view is "" or "Unspecified")
        {
            fields["ScopeView"] = WireEnum.Of<PolicyScopeView>().ToWire("Scoped");
        }
    }
}

/// <summary>What wraps a policy in an answer.</summary>
internal sealed class PolicyAnswer : Wrapper
{
    public C1Policy? Policy { get; set; }
}
