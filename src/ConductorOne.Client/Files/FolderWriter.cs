using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Files;

/// <summary>
/// Writes files that a server has named into a folder that a user has named, and nowhere else. All is looked at before anything is written.
/// On Linux and macOS only the user can open them: code may hold keys.
/// </summary>
/// <param name="folder">The folder, in full. It is made where it is not there, and may be a link.</param>
/// <param name="replaces">Whether files that are there are replaced.</param>
/// <param name="parameter">What the errors are about.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class FolderWriter(string folder, bool replaces, string parameter, CancellationToken cancellationToken)
{
    // Whatever the name of the file, this one is not too long.
    private const string Unfinished = ".c1-";

    private const int MostNamed = 3;

    // No more than the code of a function has.
    private const int MostBytes = 10 * 1024 * 1024;

    private static readonly StringComparer Names =
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Looks at all places where files are to be written.</summary>
    /// <param name="files">Names as the server has them, and bytes.</param>
    /// <exception cref="C1InputException">A name leads elsewhere, or something is in the way.</exception>
    public void Check(IReadOnlyList<KeyValuePair<string, byte[]>> files)
    {
        SourcePath.CheckOnDisk(files.Select(file => file.Key), IsWindows, parameter);
        Required.That(!File.Exists(folder), parameter, () => Messages.OutFolderIsFile.With(folder));
        foreach (var file in files)
        {
            foreach (var inside in Folders(file.Key))
            {
                RequireFolder(inside);
            }

            RequireFile(PathOf(file.Key));
        }

        RefuseExisting([.. files.Select(file => PathOf(file.Key))]);
    }

    /// <summary>What is in the folder beside these files, as far as it would be read as code.</summary>
    /// <exception cref="C1InputException">There is what is not read as code: a link, say.</exception>
    public IReadOnlyDictionary<string, byte[]> Others(IReadOnlyList<KeyValuePair<string, byte[]>> files)
    {
        var names = new HashSet<string>(files.Select(file => file.Key), Names);
        var reader = new FolderReader(parameter, MostBytes, cancellationToken)
        {
            Skips = names.Contains,
            TooLarge = () => Messages.OutFolderTooLarge.With(folder, MostBytes / 1024 / 1024),
        };
        try
        {
            reader.Add(folder);
            return reader.Content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new C1InputException(Messages.FileUnreadable.With(folder, e.Message), parameter);
        }
    }

    /// <summary>
    /// Writes the files, all of them beside their names first: what fails or is cancelled until then leaves the folder as it was. From there on,
    /// nothing cancels it.
    /// </summary>
    /// <param name="files">Names as the server has them, and bytes.</param>
    /// <param name="removed">All that <see cref="Others"/> has found, which is removed then; nothing where it stays.</param>
    /// <returns>Where each of them is.</returns>
    /// <exception cref="C1InputException">A name leads elsewhere, something is in the way, or the disk refuses.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<KeyValuePair<string, byte[]>> files, IReadOnlyDictionary<string, byte[]>? removed = null)
    {
        string[] paths = [.. files.Select(file => PathOf(file.Key))];
        var unfinished = new List<string>();
        var at = folder;
        try
        {
            Check(files);
            Make(folder);
            for (var i = 0; i < paths.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                at = paths[i];

                // By now something else may be there.
                foreach (var inside in Folders(files[i].Key))
                {
                    RequireFolder(inside);
                    Make(inside);
                }

                WriteBeside(at, files[i].Value, unfinished);
            }

            at = folder;
            Check(files);
            RequireUnchanged(files, removed);
            for (var i = 0; i < paths.Length; i++)
            {
                Rename(unfinished[i], at = paths[i]);
            }

            foreach (var name in removed?.Keys ?? [])
            {
                Remove(at = PathOf(name), name);
            }
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException) and not C1InputException)
        {
            throw new C1InputException(Messages.FileUnwritable.With(at, e.Message), parameter);
        }
        finally
        {
            unfinished.ForEach(File.Delete);
        }

        return paths;
    }

    private string PathOf(string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));

    // While somebody was asked, a file may have been edited.
    private void RequireUnchanged(IReadOnlyList<KeyValuePair<string, byte[]>> files, IReadOnlyDictionary<string, byte[]>? removed)
    {
        if (removed is null)
        {
            return;
        }

        var now = Others(files);
        string[] changed =
        [
            .. removed.Keys.Union(now.Keys, StringComparer.Ordinal)
                .Where(name => !(removed.TryGetValue(name, out var bytes) && now.TryGetValue(name, out var others) && bytes.SequenceEqual(others)))
                .OrderBy(name => name, StringComparer.Ordinal),
        ];
        Required.That(changed.Length == 0, parameter, () => Messages.OutFolderChanged.With(folder, FirstFew.Of(changed, MostNamed)));
    }

    // With the folders that are empty then.
    private void Remove(string path, string name)
    {
        foreach (var inside in Folders(name))
        {
            RequireFolder(inside);
        }

        File.Delete(path);
        foreach (var inside in Folders(name).Reverse().TakeWhile(inside => !Directory.EnumerateFileSystemEntries(inside).Any()))
        {
            Directory.Delete(inside);
        }
    }

    // The folders between, from above.
    private IEnumerable<string> Folders(string name)
    {
        var path = folder;
        foreach (var part in name.Split('/').Take(name.Count(c => c == '/')))
        {
            path = Path.Combine(path, part);
            yield return path;
        }
    }

    // A link would lead out of the folder.
    private void RequireFolder(string path)
    {
        if (UnixFile.IsSupported)
        {
            var status = UnixFile.StatusOf(path);
            Required.That(status is not { IsFolder: false }, parameter, () => Messages.OutPlaceTaken.With(path, status!.Value.Kind));
            return;
        }

        Required.That(!File.Exists(path), parameter, () => Messages.OutPlaceTaken.With(path, Messages.KindFile));
        Required.That(!FolderReader.IsLink(new DirectoryInfo(path)), parameter, () => Messages.OutPlaceTaken.With(path, Messages.KindLink));
    }

    private void RequireFile(string path) => Required.That(!Directory.Exists(path) || IsLink(path), parameter, () => Messages.OutPlaceTaken.With(path, Messages.KindFolder));

    private void RefuseExisting(string[] paths)
    {
        string[] taken = replaces ? [] : [.. paths.Where(IsThere)];
        Required.That(taken.Length == 0, parameter, () => Messages.OutFilesExist.With(taken.Length, FirstFew.Of(taken, MostNamed)));
    }

    // A link that leads nowhere is there, too.
    private static bool IsThere(string path) => UnixFile.IsSupported ? UnixFile.StatusOf(path) is not null : File.Exists(path) || IsLink(path);

    private static bool IsLink(string path) => UnixFile.IsSupported ? UnixFile.StatusOf(path) is { IsLink: true } : FolderReader.IsLink(new FileInfo(path));

    private static void Make(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (UnixFile.IsSupported)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            UnixFile.CreateFolder(path);
        }
        else
        {
            Directory.CreateDirectory(path);
        }
    }

    private static void WriteBeside(string path, byte[] data, List<string> unfinished)
    {
        string made;
        var start = Path.Combine(Path.GetDirectoryName(path)!, Unfinished);
        using var file = UnixFile.IsSupported
            ? UnixFile.CreateBeside(start, out made)
            : new FileStream(made = start + Path.GetRandomFileName(), FileMode.CreateNew, FileAccess.Write);
        unfinished.Add(made);
        file.Write(data, 0, data.Length);
        file.Flush();
    }

    // Given the name at once: what was there, a link included, is replaced and not written through.
    private void Rename(string made, string path)
    {
        Required.That(replaces || !IsThere(path), parameter, () => Messages.OutFilesExist.With(1, path));
        if (UnixFile.IsSupported)
        {
            UnixFile.Rename(made, path);
            return;
        }

        if (replaces)
        {
            File.Delete(path);
        }

        File.Move(made, path);
    }
}
