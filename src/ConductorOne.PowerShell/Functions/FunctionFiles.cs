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

    public static Dictionary<string, byte[]> Read(PathIntrinsics shell, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var reader = new FolderReader(Parameter, MostBytes, cancellationToken);
        foreach (var path in paths)
        {
            try
            {
                // A name with brackets in it is a name, not a pattern.
                var resolved = shell.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
                Required.That(provider.Name == "FileSystem", Parameter, () => Messages.NotAFilePath.With(path));
                Required.That(reader.Add(resolved), Parameter, () => Messages.FileMissing.With(path));
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or RuntimeException and not PipelineStoppedException)
            {
                throw new C1InputException(Messages.FileUnreadable.With(path, e.Message), Parameter);
            }
        }

        return reader.Content.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
    }
}
