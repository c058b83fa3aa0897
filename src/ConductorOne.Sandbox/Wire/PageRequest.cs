using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Which page of which list is asked for.</summary>
/// <param name="Listed">What tells the list from all others. A page token is good for one list only.</param>
/// <param name="Start">The position that the page starts at.</param>
/// <param name="Size">How many rows it holds at most.</param>
internal sealed record PageRequest(string Listed, int Start, int Size)
{
    /// <summary>The fields of a search that choose the page.</summary>
    public const string SizeField = "pageSize";
    public const string TokenField = "pageToken";

    private const string Apps = "/api/v1/apps";
    private const string Policies = "/api/v1/policies";
    private const int SmallestSize = 5;
    private const int SmallestPolicies = 6;
    private const int LargestSize = 100;
    private const int DefaultSize = 25;

    /// <summary>What the query of a list request asks for.</summary>
    /// <exception cref="ApiException">It makes no sense.</exception>
    public static PageRequest FromQuery(ApiRequest request)
    {
        var target = request.Target;
        return new PageRequest(target.Path, ReadToken(target.QueryValue("page_token"), target.Path), Limit(request, ReadSize(target.QueryValue("page_size"))));
    }

    /// <summary>What the validated body of a search asks for.</summary>
    /// <exception cref="ApiException">The page token is not one of this search with these filters.</exception>
    public static PageRequest FromBody(ApiRequest request)
    {
        var body = request.Body;
        var listed = $"{request.Target.Path}#{Fingerprint(request.Operation!.Request!, body)}";
        return new PageRequest(listed, ReadToken(body.Text(TokenField), listed), Limit(request, body.Int32(SizeField)));
    }

    /// <summary>The token of the page that starts at a position.</summary>
    public string TokenFor(int position) =>
        Base64Text.Encode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position} {Listed}")));

    private static int Limit(ApiRequest request, int size)
    {
        if (size < 0)
            throw ApiException.Invalid("invalid Request.PageSize: value must be greater than or equal to 0");
        var path = request.Target.Path;
        var limited = size == 0 ? DefaultSize : Math.Clamp(size, path == Policies ? SmallestPolicies : SmallestSize, LargestSize);
        return request.PagesOvershoot ? Overshoot(path, limited) : limited;
    }

    // What the live server was seen to do: 23 apps for 10, 42 for 25; 12 policies for 10; all other lists are exact.
    private static int Overshoot(string path, int size) => path switch
    {
        Apps => size + 10 + (((4 * size) + 5) / 15),
        Policies => size + 2,
        _ => size,
    };

    private static int ReadSize(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw ApiException.Invalid($"parsing field \"page_size\": strconv.ParseInt: parsing \"{text}\": invalid syntax");
    }

    private static int ReadToken(string? token, string listed)
    {
        if (string.IsNullOrEmpty(token))
            return 0;

        var parts = Base64Text.TryDecode(token, out var bytes) ? Encoding.UTF8.GetString(bytes).Split(' ', 2) : [];
        return parts.Length == 2 && parts[1] == listed
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw ApiException.Invalid("invalid page token");
    }

    // In the order of the schema, so that the order in which a client writes its filters says nothing.
    private static string Fingerprint(MessageSchema schema, JsonElement body)
    {
        var filters = new StringBuilder();
        foreach (var field in schema.Fields)
        {
            if (field.Name is not (SizeField or TokenField) && body.Field(field.Name) is { } value)
                filters.Append(field.Name).Append('=').Append(value.GetRawText()).Append('\n');
        }

        return Base64Text.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(filters.ToString())).AsSpan(0, 9));
    }
}
