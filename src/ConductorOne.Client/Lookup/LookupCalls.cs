using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Owners;
using ConductorOne.Policies;
using ConductorOne.Validation;

namespace ConductorOne.Lookup;

/// <summary>Collections as ids and names: what completion offers.</summary>
internal static class LookupCalls
{
    private static readonly Dictionary<Noun, ListOperation<NamedId>> Table = new()
    {
        [Noun.Account] = new("/api/v1/apps/{AppId}/app_users", Read),
        [Noun.App] = new("/api/v1/apps", Read),
        [Noun.AppResource] = new("/api/v1/apps/{AppId}/resource_types/{AppResourceTypeId}/resources", Read),
        [Noun.AppResourceType] = new("/api/v1/apps/{AppId}/resource_types", Read),
        [Noun.Connector] = new("/api/v1/apps/{AppId}/connectors", Read),
        [Noun.Entitlement] = new("/api/v1/apps/{AppId}/entitlements", Read),
        [Noun.Function] = new("/api/v1/search/functions", Read) { IsSearch = true },
        [Noun.FunctionCommit] = new("/api/v1/functions/{FunctionId}/commits", Read),
        [Noun.FunctionInvocation] = new("/api/v1/functions/{FunctionId}/invocations", Read),
        [Noun.Policy] = new("/api/v1/policies", Read),
        [Noun.User] = new("/api/v1/users", Read),
    };

    /// <summary>All objects of a noun; nothing where that has no list, or where the id of what they belong to is missing.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="parent">The id that is given under the name of a field.</param>
    public static PagedCall<NamedId>? Of(Noun noun, Func<string, string?> parent)
    {
        if (!Table.TryGetValue(noun, out var list))
        {
            return null;
        }

        var ids = new Fields();
        foreach (var field in list.Path.Fields)
        {
            ids.Add(field, parent(field));
        }

        return ids.All(id => id.Value is not null) ? list.Call(ids) : null;
    }

    /// <summary>The roles under which users own a thing, with the names of the users.</summary>
    public static PagedCall<NamedId> OwnerRoles(OwnerKind kind, Fields ids) => new(
        PageRequests.Get(new PathTemplate(kind.Roles + "/users").Fill(ids)),
        body => JsonSerializer.Deserialize(body.Bytes, C1JsonContext.Default.ListAnswerJsonElement) is { } answer
            ? new([.. (answer.List ?? []).Where(row => row.ValueKind == JsonValueKind.Object).Select(row => new NamedId(Text(row, "roleSlug"), ""))], answer.NextPageToken)
            : null);

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
