using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>Finds where a policy is used: apps and entitlements by searches for it, other policies and access request defaults by reading them all.</summary>
/// <param name="policyId">The policy.</param>
internal sealed class PolicyUsages(string policyId)
{
    private const int MostNamed = 5;

    private static readonly ListOperation<PolicyEntitlement> SearchEntitlements = new(
        "/api/v1/search/entitlements",
        PageBody.Reader(C1JsonContext.Default.ListAnswerPolicyEntitlementView, (PolicyEntitlementView view, AnswerParts parts) => parts.Object(view, view.AppEntitlement, "appEntitlement")))
    {
        IsSearch = true,
    };

    // For what is not granted, nobody makes requests.
    private static readonly string[] NotForRequests = ["Revoke", "Certify", "Provision"];

    private string _type = "";

    /// <summary>Whether access request defaults may name the policy. Known once that was read.</summary>
    public bool MayBeForRequests => Array.IndexOf(NotForRequests, _type) < 0;

    private Fields ByReference => new() { { "PolicyRefs", new[] { new IdRef(policyId) } } };

    /// <summary>The policy itself, as a list without usages: an error where there is no such policy, which searches do not tell.</summary>
    public PagedCall<C1PolicyUsage> Itself()
    {
        var get = PolicyOperations.Get.Call(new() { { "PolicyId", policyId } });
        return new((_, _) => get.Request, json =>
        {
            if (get.Read(json) is not { } policy)
            {
                return null;
            }

            _type = policy.PolicyType;
            return new([], "");
        });
    }

    /// <summary>The apps.</summary>
    public PagedCall<C1PolicyUsage> Apps() => Of(AppOperations.Search.Call(ByReference), app => Fields(
        ("GrantPolicyId", app.GrantPolicyId), ("CertifyPolicyId", app.CertifyPolicyId), ("RevokePolicyId", app.RevokePolicyId))
        .Select(field => New("App", field, app.DisplayName, appId: app.Id)));

    /// <summary>The entitlements.</summary>
    public PagedCall<C1PolicyUsage> Entitlements() => Of(SearchEntitlements.Call(ByReference), entitlement => Fields(
        ("GrantPolicyId", entitlement.GrantPolicyId),
        ("CertifyPolicyId", entitlement.CertifyPolicyId),
        ("RevokePolicyId", entitlement.RevokePolicyId),
        ("EmergencyGrantPolicyId", entitlement.EmergencyGrantPolicyId))
        .Select(field => New("Entitlement", field, entitlement.DisplayName, entitlement.AppId, entitlement.Id)));

    /// <summary>The other policies, those of single apps and entitlements as well.</summary>
    public PagedCall<C1PolicyUsage> Policies() => Of(
        PolicyOperations.Search.Call(new() { { "ScopeView", WireEnum.Of<PolicyScopeView>().ToWire("All") } }),
        policy => Fields([.. References(policy)]).Select(field => New("Policy", field, policy.DisplayName, policyId: policy.Id)));

    /// <summary>The access request defaults of apps.</summary>
    public PagedCall<C1PolicyUsage> Defaults() => Of(new PolicyDefaults().List, one => Fields(
        ("RequestPolicyId", one.Defaults.RequestPolicyId), ("EmergencyGrantPolicyId", one.Defaults.EmergencyGrantPolicyId))
        .Select(field => New("AccessRequestDefault", field, one.App.DisplayName, appId: one.App.Id)));

    /// <summary>The error with what refers to the policy, where the server says that it is in use.</summary>
    public async Task<C1ApiException> ExplainAsync(C1ApiException error, C1Client client, IApiTrace? trace, CancellationToken cancellationToken) =>
        error.Status is not (400 or 409 or 412) || !IdText.IsId(policyId)
            ? error
            : await Explanation.OfAsync(error, async () =>
            {
                var users = await Policies().AllAsync(client, trace, cancellationToken).ConfigureAwait(false);
                return users.Count == 0 ? error : error.With(Messages.PolicyInUse.With(FirstFew.Of(users, MostNamed, "; "), policyId));
            }).ConfigureAwait(false);

    private static IEnumerable<(string Field, string? Id)> References(C1Policy policy)
    {
        yield return ("BaselinePolicyId", policy.BaselinePolicyId);
        for (var i = 0; i < policy.Rules.Count; i++)
        {
            yield return ("Rules[" + i + "].PolicyId", policy.Rules[i]?.PolicyId);
        }

        foreach (var entry in policy.PolicySteps)
        {
            for (var i = 0; i < entry.Value?.Steps?.Count; i++)
            {
                foreach (var id in entry.Value.Steps[i]?.Approval?.Agent?.PolicyIds ?? [])
                {
                    yield return ("PolicySteps." + entry.Key + "[" + i + "].Approval.Agent.PolicyIds", id);
                }
            }
        }
    }

    private IEnumerable<string> Fields(params (string Field, string? Id)[] references) =>
        references.Where(reference => reference.Id == policyId).Select(reference => reference.Field).Distinct();

    private C1PolicyUsage New(string usedBy, string field, string displayName, string? appId = null, string? entitlementId = null, string? policyId = null) => new()
    {
        UsedPolicyId = Used,
        UsedBy = usedBy,
        Field = field,
        DisplayName = displayName,
        AppId = appId,
        AppEntitlementId = entitlementId,
        PolicyId = policyId,
    };

    private string Used => policyId;

    private static PagedCall<C1PolicyUsage> Of<T>(PagedCall<T> list, Func<T, IEnumerable<C1PolicyUsage>> usages) =>
        new(list.NewRequest, json => list.Read(json) is { } page ? new([.. page.Items.SelectMany(usages)], page.NextToken) { Holes = page.Holes } : null);
}

/// <summary>An entitlement in an answer.</summary>
internal sealed class PolicyEntitlementView : Wrapper
{
    public PolicyEntitlement? AppEntitlement { get; set; }
}

/// <summary>What is read of an entitlement that uses a policy.</summary>
internal sealed class PolicyEntitlement : C1Object
{
    public override string Id { get; set; } = "";

    public string AppId { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string GrantPolicyId { get; set; } = "";

    public string CertifyPolicyId { get; set; } = "";

    public string RevokePolicyId { get; set; } = "";

    public string EmergencyGrantPolicyId { get; set; } = "";
}
