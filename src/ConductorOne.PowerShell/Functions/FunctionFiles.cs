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
    public static FunctionPath[] Resolve(PathIntrinsics shell, IReadOnlyCollection<string> paths)
    {
        Required.Items(paths, Parameter);
        return [.. paths.Select(path => Resolve(shell, path))];
    }

    /// <summary>Reads all that is there, which may take as long as a network lets it.</summary>
    /// <param name="paths">What to read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static FolderReader Read(FunctionPath[] paths, CancellationToken cancellationToken)
    {
        var reader = new FolderReader(Parameter, MostBytes, cancellationToken);
        foreach (var path in paths)
        {
            try
            {
                if (path.IsPattern)
                {
                    Required.That(path.Found.Length > 0, Parameter, () => Messages.PathWithoutMatch.With(path.Given));
                    Array.ForEach(path.Found, reader.AddMatch);
                }
                else
                {
                    Required.That(reader.Add(path.Found[0]), Parameter, () => Messages.FileMissing.With(path.Given));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unreadable(path.Given, e);
            }
        }

        return reader;
    }

    private static FunctionPath Resolve(PathIntrinsics shell, string path)
    {
        try
        {
            var literal = shell.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            Required.That(provider.Name == "FileSystem", Parameter, () => Messages.NotAFilePath.With(path));

            // A name that has brackets in it, and is there, is a name and not a pattern.
            return WildcardPattern.ContainsWildcardCharacters(path) && !File.Exists(literal) && !Directory.Exists(literal)
                ? new(path, true, [.. shell.GetResolvedProviderPathFromPSPath(path, out _).OrderBy(p => p, StringComparer.Ordinal)])
                : new(path, false, [literal]);
        }
        catch (ItemNotFoundException)
        {
            return new(path, true, []);
        }
        catch (Exception e) when (e is RuntimeException and not PipelineStoppedException)
        {
            throw Unreadable(path, e);
        }
    }

    private static C1InputException Unreadable(string path, Exception reason) => new(Messages.FileUnreadable.With(path, reason.Message), Parameter);
}
