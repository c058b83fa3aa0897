using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The body of <c>POST /api/v1/apps</c>.</summary>
internal sealed class CreateAppRequest
{
    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public string[]? Owners { get; init; }

    public C1AppEntitlementRef[]? AppEntitlementOwnerRefs { get; init; }

    public string? GrantPolicyId { get; init; }

    public string? CertifyPolicyId { get; init; }

    public string? RevokePolicyId { get; init; }

    [JsonConverter(typeof(IdentityMatchingConverter))]
    public string? IdentityMatching { get; init; }

    public string? Instructions { get; init; }

    public int? MonthlyCostUsd { get; init; }

    public bool? StrictAccessEntitlementProvisioning { get; init; }

    public C1AppMatchBatonRef? MatchBatonRef { get; init; }

    public void Check()
    {
        Required.Text(DisplayName, nameof(DisplayName));
        Validation.Annotations.Check(Annotations);
        Required.Ids(Owners, nameof(Owners));
        Required.Id(GrantPolicyId, nameof(GrantPolicyId));
        Required.Id(CertifyPolicyId, nameof(CertifyPolicyId));
        Required.Id(RevokePolicyId, nameof(RevokePolicyId));
        Required.That(MonthlyCostUsd is not < 0, nameof(MonthlyCostUsd), () => Messages.CostNegative.With(MonthlyCostUsd));
        EntitlementRefs.Check(AppEntitlementOwnerRefs, nameof(AppEntitlementOwnerRefs));
        if (MatchBatonRef is not { } baton)
        {
            return;
        }

        Required.GivenId(baton.AppId, "MatchBatonRef.AppId");
        Required.GivenId(baton.ConnectorId, "MatchBatonRef.ConnectorId");
        Required.Text(baton.ExternalId, "MatchBatonRef.ExternalId");
        if (Owners is { Length: > 0 } || AppEntitlementOwnerRefs is { Length: > 0 })
        {
            throw new C1InputException(Messages.MatchBatonWithOwners, nameof(MatchBatonRef));
        }
    }
}
