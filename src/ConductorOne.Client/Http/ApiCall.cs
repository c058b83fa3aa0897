using System;
using ConductorOne.Json;

namespace ConductorOne.Http;

/// <summary>A typed call of the API, ready to be shown, sent, or both: what goes out, and how to read what comes back.</summary>
/// <param name="Request">Validated: making a call is what validates it.</param>
/// <param name="Read">Turns the answer's JSON into an object.</param>
internal sealed record ApiCall<T>(ApiRequest Request, Func<AnswerJson, T?> Read)
    where T : class
{
    /// <summary>What a success without a body means; an error where nothing is said.</summary>
    public T? Empty { get; init; }
}
