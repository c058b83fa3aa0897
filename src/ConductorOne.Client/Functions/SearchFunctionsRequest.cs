using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.Functions;

/// <summary>The body of <c>POST /api/v1/search/functions</c>.</summary>
internal sealed record SearchFunctionsRequest : SearchRequest
{
    public string? Query { get; init; }

    [JsonConverter(typeof(WireEnumListConverter<FunctionTypeConverter>))]
    public string[]? FunctionTypes { get; init; }
}
