using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Reads a function's code from disk: a folder with all below it, or single files.</summary>
internal static class FunctionFiles
{
    private const string Parameter = "Path";

    public static Dictionary<string, byte[]> Read(PathIntrinsics shell, IEnumerable<string> paths)
    {
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            try
            {
                // A name with brackets in it is a name, not a pattern.
                var resolved = shell.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
                Required.That(provider.Name == "FileSystem", Parameter, () => Messages.NotAFilePath.With(path));
                Add(content, path, resolved);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or RuntimeException and not PipelineStoppedException)
            {
                throw new C1InputException(Messages.FileUnreadable.With(path, e.Message), Parameter);
            }
        }

        return content;
    }

    private static void Add(Dictionary<string, byte[]> content, string path, string resolved)
    {
        if (Directory.Exists(resolved))
        {
            var root = resolved.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar);
            foreach (var file in Visible(new DirectoryInfo(root)).OrderBy(f => f.FullName, StringComparer.Ordinal))
            {
                Add(content, file.FullName.Substring(root.Length + 1).Replace('\\', '/'), file);
            }
        }
        else if (File.Exists(resolved))
        {
            var file = new FileInfo(resolved);
            Add(content, file.Name, file);
        }
        else
        {
            throw new C1InputException(Messages.FileMissing.With(path), Parameter);
        }
    }

    private static void Add(Dictionary<string, byte[]> content, string name, FileInfo file)
    {
        Required.That(!content.ContainsKey(name), Parameter, () => Messages.FileTwice.With(name));
        content.Add(name, File.ReadAllBytes(file.FullName));
    }

    // What begins with a dot belongs to an editor or to version control, and node_modules to a package manager.
    private static IEnumerable<FileInfo> Visible(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.Name[0] == '.' || entry.Name == "node_modules")
            {
                continue;
            }

            if (entry is FileInfo file)
            {
                yield return file;
            }
            else if (entry is DirectoryInfo inner)
            {
                foreach (var below in Visible(inner))
                {
                    yield return below;
                }
            }
        }
    }
}
