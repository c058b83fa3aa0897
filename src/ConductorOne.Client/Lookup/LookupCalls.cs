using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Http;

namespace ConductorOne.Lookup;

/// <summary>The first page of a collection, as ids and names: what completion offers.</summary>
internal static class LookupCalls
{
    public static ApiCall<NamedId[]> Apps() => FirstPage("/api/v1/apps");

    public static ApiCall<NamedId[]> Policies() => FirstPage("/api/v1/policies");

    public static ApiCall<NamedId[]> AppResourceTypes(string appId) =>
        FirstPage(ApiPath.Build("/api/v1/apps/{app_id}/resource_types", ("AppId", appId)));

    private static ApiCall<NamedId[]> FirstPage(string path) =>
        new(new ApiRequest { Method = "GET", Path = path + "?page_size=100", Repeatable = true }, Read);

    private static NamedId[]? Read(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("list", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().SelectMany(Named)]
            : null;
    }

    // Some collections list the object itself, some a view with the object inside.
    private static IEnumerable<NamedId> Named(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? [new(id.GetString()!, item.TryGetProperty("displayName", out var name) ? name.ToString() : "")]
            : item.EnumerateObject().SelectMany(member => Named(member.Value));
    }
}
