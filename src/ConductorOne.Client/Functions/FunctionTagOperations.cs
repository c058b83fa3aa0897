using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Operations;

namespace ConductorOne.Functions;

/// <summary>The operations on the tags of functions. There is none that changes or removes one.</summary>
internal static class FunctionTagOperations
{
    private const string Tags = "/api/v1/functions/{FunctionId}/tags";

    public static readonly Operation<Done> Create = Operation.Create(Tags, _ => Done.Value) with { Required = ["Name", "CommitId"], Empty = Done.Value };

    public static readonly Operation<FunctionTagsAnswer> List = Operation.Get(Tags, JsonBody.Reader(C1JsonContext.Default.FunctionTagsAnswer, answer => answer));
}

/// <summary>The tags of a function, as the wire has them.</summary>
internal sealed class FunctionTagsAnswer
{
    public Dictionary<string, C1FunctionCommit?>? Tags { get; set; }

    /// <summary>The tags, by their names.</summary>
    public IReadOnlyList<C1FunctionTag> Of(string functionId) =>
    [
        .. (Tags ?? []).OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => new C1FunctionTag { FunctionId = functionId, Name = tag.Key, CommitId = tag.Value?.Id ?? "", Message = tag.Value?.Message ?? "" }),
    ];
}
