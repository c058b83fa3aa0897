using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using ConductorOne.Files;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Reads a function's code from disk: a folder with all below it, or single files.</summary>
internal static class FunctionFiles
{
    private const string Parameter = "Path";

    // Far more than code takes, and no more than one request can carry.
    private const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The paths that were given, as the file system has them.</summary>
    public static string[] Resolve(PathIntrinsics shell, IEnumerable<string> paths) => [.. paths.Select(path => Resolve(shell, path))];

    /// <summary>Reads all that is there, which may take as long as a network lets it.</summary>
    /// <param name="paths">As they were given.</param>
    /// <param name="resolved">As the file system has them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Dictionary<string, byte[]> Read(string[] paths, string[] resolved, CancellationToken cancellationToken)
    {
        var reader = new FolderReader(Parameter, MostBytes, cancellationToken);
        for (var i = 0; i < paths.Length; i++)
        {
            try
            {
                Required.That(reader.Add(resolved[i]), Parameter, () => Messages.FileMissing.With(paths[i]));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unreadable(paths[i], e);
            }
        }

        return reader.Content.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
    }

    private static string Resolve(PathIntrinsics shell, string path)
    {
        try
        {
            // A name with brackets in it is a name, not a pattern.
            var resolved = shell.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            Required.That(provider.Name == "FileSystem", Parameter, () => Messages.NotAFilePath.With(path));
            return resolved;
        }
        catch (Exception e) when (e is RuntimeException and not PipelineStoppedException)
        {
            throw Unreadable(path, e);
        }
    }

    private static C1InputException Unreadable(string path, Exception reason) => new(Messages.FileUnreadable.With(path, reason.Message), Parameter);
}
