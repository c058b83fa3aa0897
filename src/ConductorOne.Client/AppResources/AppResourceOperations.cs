using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.AppResources;

/// <summary>The operations on resources.</summary>
internal static class AppResourceOperations
{
    private const string Resources = "/api/v1/apps/{AppId}/resource_types/{AppResourceTypeId}/resources";
    private const string Resource = Resources + "/{AppResourceId}";

    private static readonly Func<AnswerJson, C1AppResource?> One = JsonBody.Reader(C1JsonContext.Default.AppResourceAnswer, (answer, parts) => answer.Unwrap(parts));

    private static readonly Func<AnswerJson, Page<C1AppResource>?> Several =
        PageBody.Reader(C1JsonContext.Default.ListAnswerAppResourceView, (AppResourceView view, AnswerParts parts) => view.Unwrap(parts));

    public static readonly Operation<C1AppResource> Get = Operation.Get(Resource, One);

    public static readonly Operation<C1AppResource> Create = Operation.Create(Resources, One) with { Required = ["DisplayName"], Check = CheckMatchBaton };

    public static readonly Operation<C1AppResource> Update = Operation.Update(Resource, "AppResource", One) with { Expanding = ["ExpandMask"], Check = CheckMatchBaton };

    public static readonly Operation<Done> Delete = Operation.Delete(Resource);

    public static readonly ListOperation<C1AppResource> List = new(Resources, Several);

    /// <summary>Resources of any app.</summary>
    public static readonly ListOperation<C1AppResource> Search = new("/api/v1/search/app_resources", Several) { IsSearch = true, Check = CheckDirection };

    private static void CheckMatchBaton(Fields fields) => Required.That(
        fields["MatchBatonId"] is not string { Length: > 0 } baton || !string.IsNullOrWhiteSpace(baton), "MatchBatonId", () => Messages.RequiredTextEmpty.With("MatchBatonId"));

    private static void CheckDirection(Fields fields) => Required.That(
        fields["Direction"] is null || fields["SortField"] is not null, "Direction", () => Messages.WithoutEffect.With("Direction", "SortField"));
}
