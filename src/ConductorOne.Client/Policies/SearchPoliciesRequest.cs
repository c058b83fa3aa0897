using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>The body of <c>POST /api/v1/search/policies</c>.</summary>
internal sealed record SearchPoliciesRequest : SearchRequest
{
    public string? Query { get; init; }

    public string? DisplayName { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<PolicyTypeConverter>))]
    public string[]? PolicyTypes { get; init; }

    public IdRef[]? Refs { get; init; }

    public string[]? ExcludePolicyIds { get; init; }

    public bool? IncludeDeleted { get; init; }

    /// <summary>The policies of the whole tenant alone, where nothing is said.</summary>
    [JsonConverter(typeof(PolicyScopeViewConverter))]
    public string? ScopeView { get; init; }

    public string? ScopeAppId { get; init; }

    public string? ScopeAppEntitlementId { get; init; }

    [JsonConverter(typeof(PolicyScopeObjectTypeConverter))]
    public string? ScopeObjectType { get; init; }

    [JsonConverter(typeof(PolicyScopeSlotConverter))]
    public string? ScopeSlot { get; init; }

    public void Check()
    {
        IdRef.Check(Refs, nameof(Refs));
        Required.Ids(ExcludePolicyIds, nameof(ExcludePolicyIds));
        Required.Id(ScopeAppId, nameof(ScopeAppId));
        Required.Id(ScopeAppEntitlementId, nameof(ScopeAppEntitlementId));
        Required.That(
            string.IsNullOrEmpty(ScopeSlot) || !string.IsNullOrEmpty(ScopeAppId),
            nameof(ScopeSlot),
            () => Messages.WithoutEffect.With(nameof(ScopeSlot), nameof(ScopeAppId)));
        Required.That(
            ScopeView is not ("Global" or "All") || Narrowing is null,
            nameof(ScopeView),
            () => Messages.ScopeViewTooWide.With(ScopeView, Narrowing));
    }

    /// <summary>The same search with the view in which what narrows it down has an effect.</summary>
    public SearchPoliciesRequest WithView() => ScopeView is null or "Unspecified" && Narrowing is not null ? this with { ScopeView = "Scoped" } : this;

    // The server ignores these outside the views of objects.
    private string? Narrowing =>
        !string.IsNullOrEmpty(ScopeAppId) ? nameof(ScopeAppId)
        : !string.IsNullOrEmpty(ScopeAppEntitlementId) ? nameof(ScopeAppEntitlementId)
        : !string.IsNullOrEmpty(ScopeObjectType) ? nameof(ScopeObjectType)
        : null;
}
