using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>The commits whose files are being uploaded. An address carries the permission to write its file, as long as the commit is not final.</summary>
internal sealed class FunctionUploads
{
    private readonly ConcurrentDictionary<string, PendingCommit> _commits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (PendingCommit Commit, string Name)> _places = new(StringComparer.Ordinal);

    /// <summary>Begins a commit, and makes an address for each of its files.</summary>
    public PendingCommit Begin(string functionId, string message, IReadOnlyList<string> names)
    {
        var commit = new PendingCommit(functionId, Identifiers.Create(), message, [.. names.Select(name => (name, Identifiers.Create() + Identifiers.Create()))]);
        _commits[commit.Id] = commit;
        foreach (var (name, capability) in commit.Places)
            _places[capability] = (commit, name);
        return commit;
    }

    /// <summary>Keeps the bytes of a file; false where nobody may write there.</summary>
    public bool TryWrite(string capability, ReadOnlyMemory<byte> bytes)
    {
        if (!_places.TryGetValue(capability, out var place))
            return false;
        place.Commit.Files[place.Name] = Convert.ToBase64String(bytes.Span);
        return true;
    }

    /// <summary>Takes a commit, whose addresses then lead nowhere; null where there is none.</summary>
    public PendingCommit? Take(string functionId, string id)
    {
        if (!_commits.TryGetValue(id, out var commit) || commit.FunctionId != functionId || commit.Missing.Any())
            return commit?.FunctionId == functionId ? commit : null;
        _commits.TryRemove(id, out _);
        foreach (var (_, capability) in commit.Places)
            _places.TryRemove(capability, out _);
        return commit;
    }
}

/// <summary>A commit that waits for its files.</summary>
/// <param name="FunctionId">The function.</param>
/// <param name="Id">The id that the commit will have.</param>
/// <param name="Message">What it says.</param>
/// <param name="Places">The files, and the secret part of the address of each.</param>
internal sealed record PendingCommit(string FunctionId, string Id, string Message, IReadOnlyList<(string Name, string Capability)> Places)
{
    /// <summary>What has come, in base64.</summary>
    public ConcurrentDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that have not come yet.</summary>
    public IEnumerable<string> Missing => Places.Select(place => place.Name).Where(name => !Files.ContainsKey(name));
}
