using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Lists;

/// <summary>The two ways in which the API takes a page's token and size.</summary>
internal static class PageRequests
{
    private const string Size = "page_size";
    private const string Token = "page_token";

    /// <summary>In the query of a GET.</summary>
    public static PageRequest Get(string path) => Get(ApiRequest.Get(path));

    /// <summary>In the query of a GET, behind what else is asked.</summary>
    public static PageRequest Get(ApiRequest request, IReadOnlyCollection<KeyValuePair<string, string>>? query = null) => (token, size) =>
        request with { Query = ApiQuery.Write([.. (query ?? []).Where(f => f.Key is not (Size or Token)), .. Place(token, size)]) };

    /// <summary>In the body of a POST that has no model. It is sent again where it reads, as a search does.</summary>
    public static PageRequest Post(string path, IReadOnlyDictionary<string, object?> body) => (token, size) =>
    {
        var members = body.ToDictionary(m => m.Key, m => m.Value);
        (members["pageSize"], members["pageToken"]) = (size, token);
        var request = JsonBody.Post(path, members, C1JsonContext.Default.Object);
        return request with { Repeatable = request.IsRead };
    };

    private static IEnumerable<KeyValuePair<string, string>> Place(string token, int size)
    {
        yield return new(Size, size.ToString(CultureInfo.InvariantCulture));
        if (token.Length > 0)
        {
            yield return new(Token, token);
        }
    }
}
