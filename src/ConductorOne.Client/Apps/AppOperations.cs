using System;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The operations on apps.</summary>
internal static class AppOperations
{
    private static readonly Func<AnswerJson, C1App?> One =
        Http.JsonBody.Reader(C1JsonContext.Default.AppAnswer, (answer, parts) => parts.Object(answer, answer.App, "app"));

    private static readonly Func<AnswerJson, Page<C1App>?> Several = PageBody.Reader(C1JsonContext.Default.ListAnswerC1App);

    public static readonly Operation<C1App> Get = Operation.Get("/api/v1/apps/{AppId}", One);

    public static readonly Operation<C1App> Create = Operation.Create("/api/v1/apps", One) with { Required = ["DisplayName"], Check = CheckNew };

    public static readonly Operation<C1App> Update = Operation.Update("/api/v1/apps/{AppId}", "App", One) with { Check = CheckCost };

    public static readonly Operation<Done> Delete = Operation.Delete("/api/v1/apps/{AppId}");

    public static readonly ListOperation<C1App> List = new("/api/v1/apps", Several);

    public static readonly ListOperation<C1App> Search = new("/api/v1/search/apps", Several) { IsSearch = true };

    private static void CheckNew(Fields fields)
    {
        CheckCost(fields);
        if (fields.Get<C1AppMatchBatonRef>("MatchBatonRef") is not { } baton)
        {
            return;
        }

        Required.GivenId(baton.AppId, "MatchBatonRef.AppId");
        Required.GivenId(baton.ConnectorId, "MatchBatonRef.ConnectorId");
        Required.Text(baton.ExternalId, "MatchBatonRef.ExternalId");
        if (fields.Get<Array>("Owners") is { Length: > 0 } || fields.Get<Array>("AppEntitlementOwnerRefs") is { Length: > 0 })
        {
            throw new C1InputException(Messages.MatchBatonWithOwners, "MatchBatonRef");
        }
    }

    private static void CheckCost(Fields fields) =>
        Required.That(fields["MonthlyCostUsd"] is not < 0, "MonthlyCostUsd", () => Messages.CostNegative.With(fields["MonthlyCostUsd"]));
}

/// <summary>What wraps an app in an answer.</summary>
internal sealed class AppAnswer : Wrapper
{
    public C1App? App { get; set; }
}
