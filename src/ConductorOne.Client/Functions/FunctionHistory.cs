using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Lists;

namespace ConductorOne.Functions;

/// <summary>What the commits of a function have been.</summary>
internal static class FunctionHistory
{
    /// <summary>The files among these that no commit of a function has, byte for byte. Commits are read until all are found.</summary>
    /// <param name="functionId">The function.</param>
    /// <param name="files">The files, by their paths.</param>
    /// <param name="client">Sends.</param>
    /// <param name="trace">Hears of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyCollection<string>> ForeignAsync(
        string functionId, IReadOnlyDictionary<string, byte[]> files, C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var foreign = new HashSet<string>(files.Keys, StringComparer.Ordinal);
        using var pages = new PageReader<C1FunctionCommit>(client.SendAsync, FunctionCommitOperations.List.Call(new() { { "FunctionId", functionId } }));
        while (foreign.Count > 0 && await pages.NextAsync(trace, cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (var commit in page.TakeWhile(_ => foreign.Count > 0))
            {
                var read = FunctionCommitOperations.Source.Call(new() { { "FunctionId", functionId }, { "CommitId", commit.Id } });
                var source = await client.SendAsync(read, trace, cancellationToken).ConfigureAwait(false);
                foreign.ExceptWith(source.Files.Where(file => files.TryGetValue(file.Key, out var bytes) && bytes.SequenceEqual(file.Value)).Select(file => file.Key));
            }
        }

        return foreign;
    }
}
