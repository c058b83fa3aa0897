using System.Collections.Generic;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>The functions and their commits: makes commits, and finds them.</summary>
internal sealed class FunctionCommits(Tenant tenant)
{
    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.functions.v1.FunctionCommit");

    /// <summary>The error about a commit that is not there, or is one of another function.</summary>
    public static ApiException NotFound => ApiException.NotFound("function commit");

    /// <summary>A function that is not deleted.</summary>
    /// <exception cref="ApiException">There is none with this id.</exception>
    public StoredObject Function(string id) => tenant.Functions.Find(id) is { DeletedAt: null } found ? found : throw ApiException.NotFound("function");

    /// <summary>A commit of a function.</summary>
    /// <exception cref="ApiException">It has none with this id.</exception>
    public StoredObject Find(string functionId, string id) => tenant.Commits.Find(id) is { } found && found.Parents[0] == functionId ? found : throw NotFound;

    /// <summary>The files of a commit: paths and base64.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Files(StoredObject commit) => commit.Hidden as IReadOnlyList<KeyValuePair<string, string>> ?? [];

    /// <summary>Adds a commit. Which one is the newest is the function's business.</summary>
    public StoredObject Add(string functionId, string id, string message, IReadOnlyList<KeyValuePair<string, string>> files)
    {
        var commit = new StoredObject(id, MessageFields.Of(
            Schema,
            ("id", id),
            ("functionId", functionId),
            ("author", tenant.ServiceUser.Id),
            ("message", message),
            ("createdAt", tenant.Clock.Now())), [functionId])
        { Hidden = files };
        tenant.Commits.Add(commit);
        return commit;
    }

    /// <summary>The fields of a function of which a commit, or none, is made the one that runs.</summary>
    /// <exception cref="ApiException">It has no such commit.</exception>
    public MessageFields Publish(string functionId, MessageFields fields)
    {
        var commitId = fields.Text("publishedCommitId");
        if (commitId.Length > 0)
            Find(functionId, commitId);
        return fields.With(("isDraft", commitId.Length == 0));
    }

    /// <summary>Makes a commit the newest one of its function.</summary>
    public void MakeHead(StoredObject commit) => tenant.Functions.Change(
        commit.Parents[0], function => function.With(function.Fields.With(("head", commit.Id), ("updatedAt", tenant.Clock.Now()))));
}
