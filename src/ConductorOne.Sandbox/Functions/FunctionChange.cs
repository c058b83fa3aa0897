using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Applies an update mask to a function: the named fields change, all others stay.</summary>
internal static class FunctionChange
{
    /// <summary>The function with the named fields taken from the request; a field that is named but not given is cleared.</summary>
    /// <exception cref="ApiException">The mask names a field that can't be set, or a value is wrong.</exception>
    public static Function Apply(Function function, JsonElement given, string mask) =>
        mask.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(function, (changed, path) => Apply(changed, given, path, function.Commits));

    private static Function Apply(Function function, JsonElement given, string path, ObjectStore<FunctionCommit> commits) => path switch
    {
        "displayName" => function with { DisplayName = NotEmpty(given.Text("displayName")) },
        "description" => function with { Description = given.Text("description") },
        "functionType" => function with { FunctionType = given.Text("functionType", "FUNCTION_TYPE_UNSPECIFIED") },
        "isDraft" => function with { IsDraft = given.Flag("isDraft") },
        "outboundNetworkAllowlist" => function with { OutboundNetworkAllowlist = given.Texts("outboundNetworkAllowlist") },
        "provisionedConcurrency" => function with { ProvisionedConcurrency = given.Int32("provisionedConcurrency") },
        "publishedCommitId" => Publish(function, given.Text("publishedCommitId"), commits),
        "scopedRoleIds" => function with { ScopedRoleIds = given.Texts("scopedRoleIds") },
        "secret" => function with { SecretNames = [.. given.Entries("secret").Select(entry => entry.Name)] },
        _ => throw ApiException.Invalid($"invalid update mask: unknown path \"{path}\""),
    };

    private static Function Publish(Function function, string commitId, ObjectStore<FunctionCommit> commits)
    {
        if (commitId.Length > 0 && commits.Find(commitId) is null)
            throw ApiException.NotFound("function commit");
        return function with { PublishedCommitId = commitId, IsDraft = commitId.Length == 0 };
    }

    private static string NotEmpty(string displayName) => displayName.Length > 0
        ? displayName
        : throw ApiException.Invalid("invalid Function.DisplayName: value length must be at least 1 runes");
}
