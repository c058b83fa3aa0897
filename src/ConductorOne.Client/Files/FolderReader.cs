using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Files;

/// <summary>
/// Reads files and folders that a user names, and nothing that they did not: a path that is given may be a link, but what is in a folder
/// may not, wherever it leads. A pipe, a socket or a device is refused in both places, and so is more than fits.
/// </summary>
/// <param name="parameter">What the errors are about.</param>
/// <param name="mostBytes">How much all files may hold.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class FolderReader(string parameter, int mostBytes, CancellationToken cancellationToken)
{
    private const int ChunkSize = 64 * 1024;

    // Folders of older version control, or of a package manager.
    private static readonly string[] NotCode = ["node_modules", "CVS", "_darcs", "_svn"];

    private readonly Dictionary<string, byte[]> _content = new(StringComparer.Ordinal);
    private readonly List<string> _leftOut = [];
    private long _bytes;

    /// <summary>What has been read, by its path below the folder that was given, with slashes.</summary>
    public IReadOnlyDictionary<string, byte[]> Content => _content;

    /// <summary>The paths that are passed over, whatever is there.</summary>
    public Func<string, bool> Skips { get; init; } = _ => false;

    /// <summary>What to say of more than may be read, where that is not the usual sentence.</summary>
    public Func<string>? TooLarge { get; init; }

    /// <summary>What was there and has not been read, by its path below the folder that was given.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Reads a file, or a folder with all below it.</summary>
    /// <returns>Whether there is anything.</returns>
    /// <exception cref="C1InputException">It is or holds what is not read.</exception>
    public bool Add(string path)
    {
        if (Directory.Exists(path))
        {
            AddFolder(path.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar, "");
            return true;
        }

        if (!File.Exists(path))
        {
            return false;
        }

        AddFile(path, Path.GetFileName(path), mayBeLink: true);
        return true;
    }

    /// <summary>Reads what a wildcard has found: by the rules for what is in a folder, since nobody named it.</summary>
    /// <exception cref="C1InputException">It is or holds what is not read.</exception>
    public void AddMatch(string path) => AddEntry(Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path), path, "");

    private void AddFolder(string folder, string prefix)
    {
        foreach (var entry in Stoppable(new DirectoryInfo(folder).EnumerateFileSystemInfos()).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            AddEntry(entry, folder + entry.Name, prefix);
        }
    }

    private void AddEntry(FileSystemInfo entry, string path, string prefix)
    {
        var name = prefix + entry.Name;
        if (Skips(name))
        {
            return;
        }

        if (IsNoCode(entry))
        {
            _leftOut.Add(name);
        }
        else if (IsFolder(entry, path))
        {
            AddFolder(path + Path.DirectorySeparatorChar, name + "/");
        }
        else
        {
            AddFile(path, name, mayBeLink: false);
        }
    }

    // What begins with a dot belongs to an editor or to version control.
    private static bool IsNoCode(FileSystemInfo entry) =>
        entry.Name[0] == '.' || (entry is DirectoryInfo && NotCode.Contains(entry.Name));

    /// <summary>Whether a file of that name in a folder is not taken for code.</summary>
    public static bool LeavesOut(string name)
    {
        var parts = name.Split('/');
        return parts.Any(part => part.StartsWith(".", StringComparison.Ordinal)) || parts.Take(parts.Length - 1).Any(NotCode.Contains);
    }

    private IEnumerable<T> Stoppable<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private bool IsFolder(FileSystemInfo entry, string path)
    {
        if (UnixFile.IsSupported)
        {
            return UnixFile.StatusOf(path) is { IsFolder: true };
        }

        RequireReadable(!IsLink(entry), path, Messages.KindLink);
        return entry is DirectoryInfo;
    }

    /// <summary>Whether an entry of a folder stands for another one.</summary>
    internal static bool IsLink(FileSystemInfo entry) =>
#if NETSTANDARD2_0
        WindowsLink.Is(entry);
#else
        entry.LinkTarget is not null;
#endif

    private void AddFile(string path, string name, bool mayBeLink)
    {
        Required.That(!_content.ContainsKey(name), parameter, () => Messages.FileTwice.With(name));
        using var file = Open(path, mayBeLink);
        using var data = new MemoryStream();
        var chunk = new byte[ChunkSize];

        // Not by its length, which grows while somebody writes.
        while (file.Read(chunk, 0, chunk.Length) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _bytes += count;
            Required.That(_bytes <= mostBytes, parameter, () => TooLarge?.Invoke() ?? Messages.FilesTooLarge.With(path, mostBytes / 1024 / 1024));
            data.Write(chunk, 0, count);
        }

        _content.Add(name, data.ToArray());
    }

    private FileStream Open(string path, bool mayBeLink)
    {
        if (!UnixFile.IsSupported)
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }

        // Before it is opened, which some devices act upon.
        var found = mayBeLink ? UnixFile.TargetStatusOf(path) : UnixFile.StatusOf(path);
        var status = found ?? throw new FileNotFoundException(null, path);
        RequireReadable(status.IsFile, path, status.Kind);

        var file = UnixFile.OpenToRead(path);
        try
        {
            // By now something else may have its path.
            var opened = UnixFile.StatusOf(file);
            RequireReadable(opened.IsFile, path, opened.Kind);
            RequireReadable(opened.IsSameAs(status), path, Messages.KindChanged);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void RequireReadable(bool holds, string path, string kind) => Required.That(holds, parameter, () => Messages.NotAPlainFile.With(path, kind));
}
