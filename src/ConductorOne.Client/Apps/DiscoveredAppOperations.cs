using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;

namespace ConductorOne.Apps;

/// <summary>The operations on the apps that connectors discover.</summary>
internal static class DiscoveredAppOperations
{
    private const string All = "/api/v1/apps/{AppId}/resource_types/{AppResourceTypeId}/managed_state_bindings";
    private const string Single = All + "/{AppResourceId}";

    private static readonly Func<AnswerJson, C1DiscoveredApp?> One = JsonBody.Reader(
        C1JsonContext.Default.DiscoveredAppAnswer, (answer, parts) => parts.Inside(answer, answer.AppManagementState, "appManagementState")?.Unwrap(parts));

    private static readonly Func<AnswerJson, Page<C1DiscoveredApp>?> Several =
        PageBody.Reader(C1JsonContext.Default.ListAnswerDiscoveredAppView, (DiscoveredAppView view, AnswerParts parts) => view.Unwrap(parts));

    public static readonly Operation<C1DiscoveredApp> Get = Operation.Get(Single, One);

    public static readonly Operation<C1DiscoveredApp> Promote = Operation.Create(Single + "/promote", One);

    public static readonly ListOperation<C1DiscoveredApp> List = new(All, Several);

    /// <summary>The error with the app that it is managed as, where the server says that it is managed already.</summary>
    public static async Task<C1ApiException> ExplainAsync(C1ApiException error, Fields ids, C1Client client, IApiTrace? trace, CancellationToken cancellationToken) =>
        !error.IsAlreadyThere
            ? error
            : await Explanation.OfAsync(error, async () =>
            {
                var found = await client.SendAsync(Get.Call(ids), trace, cancellationToken).ConfigureAwait(false);
                return found.ManagedAppId.Length > 0 ? error.With(Messages.DiscoveredManaged.With(found, found.ManagedAppId))
                    : found.State == "Managed" ? error.With(Messages.DiscoveredManagedElsewhere.With(found))
                    : error;
            }).ConfigureAwait(false);
}
