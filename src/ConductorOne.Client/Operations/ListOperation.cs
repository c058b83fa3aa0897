using System;
using System.Text;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.Operations;

/// <summary>A list of the API: the fields that are given go into the path, the rest into the body of a search.</summary>
/// <param name="Path">The path, with the names of the fields that fill its places.</param>
/// <param name="Read">Turns the answer's JSON into a page.</param>
internal sealed record ListOperation<T>(PathTemplate Path, Func<AnswerJson, Page<T>?> Read)
{
    /// <summary>Whether it is a POST, with filters in its body.</summary>
    public bool IsSearch { get; init; }

    /// <summary>Refuses fields that do not go together.</summary>
    public Action<Fields>? Check { get; init; }

    /// <summary>The answer may hold a secret, so no error keeps it when it cannot be read.</summary>
    public bool AnswerIsSecret { get; init; }

    /// <summary>The list with these fields.</summary>
    /// <exception cref="Validation.C1InputException">An id is missing, or fields do not go together.</exception>
    public PagedCall<T> Call(Fields fields)
    {
        Check?.Invoke(fields);
        var path = Path.Fill(fields);
        return new(IsSearch ? Search(path, fields.WithValue(Path.Fields)) : PageRequests.Get(ApiRequest.Get(path) with { AnswerIsSecret = AnswerIsSecret }), Read);
    }

    private static PageRequest Search(string path, Fields filters) => (token, size) =>
    {
        var body = filters.WithValue([]);
        body.Add("PageSize", size);
        if (token.Length > 0)
        {
            body.Add("PageToken", token);
        }

        var bytes = FieldsBody.Write(body);
        return new ApiRequest { Method = "POST", Path = path, Body = () => bytes, Preview = () => Encoding.UTF8.GetString(bytes), Repeatable = true };
    };
}
