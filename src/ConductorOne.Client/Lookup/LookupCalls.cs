using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Policies;

namespace ConductorOne.Lookup;

/// <summary>Collections as ids and names: what completion offers.</summary>
internal static class LookupCalls
{
    public static PagedCall<NamedId> Apps() => Named("/api/v1/apps");

    public static PagedCall<NamedId> Policies() => Named("/api/v1/policies");

    public static PagedCall<NamedId> Functions() => new ListOperation<NamedId>("/api/v1/search/functions", Read) { IsSearch = true }.Call([]);

    public static PagedCall<NamedId> FunctionCommits(string functionId) => Named(ApiPath.Build("/api/v1/functions/{function_id}/commits", ("FunctionId", functionId)));

    public static PagedCall<NamedId> FunctionInvocations(string functionId) =>
        Named(ApiPath.Build("/api/v1/functions/{function_id}/invocations", ("FunctionId", functionId)));

    public static PagedCall<NamedId> AppResourceTypes(string appId) =>
        Named(ApiPath.Build("/api/v1/apps/{app_id}/resource_types", ("AppId", appId)));

    public static PagedCall<NamedId> AppResources(string appId, string appResourceTypeId) => Named(ApiPath.Build(
        "/api/v1/apps/{app_id}/resource_types/{app_resource_type_id}/resources", ("AppId", appId), ("AppResourceTypeId", appResourceTypeId)));

    public static PagedCall<NamedId> Connectors(string appId) => Named(ApiPath.Build("/api/v1/apps/{app_id}/connectors", ("AppId", appId)));

    public static PagedCall<NamedId> Users() => Named("/api/v1/users");

    private static PagedCall<NamedId> Named(string path) => new(PageRequests.Get(path), Read);

    private static Page<NamedId>? Read(AnswerJson body) => JsonSerializer.Deserialize(body.Bytes, C1JsonContext.Default.ListAnswerJsonElement) is { } answer
        ? new([.. (answer.List ?? []).SelectMany(Named)], answer.NextPageToken)
        : null;

    // Some collections list the object itself, some a view with the object inside.
    private static IEnumerable<NamedId> Named(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? [new(id.GetString()!, item.TryGetProperty("displayName", out _) ? Text(item, "displayName") : Text(item, "message"))
            {
                Address = Text(item, "email"),
                PolicyType = WireEnum.Of<PolicyType>().Show(Text(item, "policyType")),
            }]
            : item.EnumerateObject().SelectMany(member => Named(member.Value));
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.ToString() : "";
}
