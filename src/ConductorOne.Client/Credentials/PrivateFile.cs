using System;
using System.IO;
using System.Linq;
using ConductorOne.Files;
using ConductorOne.Resources;

namespace ConductorOne.Credentials;

/// <summary>
/// A plain file of secrets on Linux and macOS. It and its folder belong to the user that runs this, and nobody else can open them: what is
/// otherwise is refused by name, not mended, since others may have put it there or read it. That holds for root, too.
/// </summary>
internal sealed class PrivateFile(string path)
{
    // Group and others.
    private const int RightsOfOthers = 0x3F;
    private const int WritingOfOthers = 0x12;

    private const string SuccessorSuffix = ".new";

    private readonly string _folder = Path.GetDirectoryName(path)!;

    /// <summary>Whether anything has the name, a link that leads nowhere included.</summary>
    public bool Exists => UnixFile.StatusOf(path) is not null;

    /// <exception cref="CredentialStoreException">Others could have put a file there.</exception>
    public void RequireFolder() => Require(UnixFile.StatusOf(_folder), _folder, s => s.IsFolder, Messages.PrivateFolderExpected, "700");

    /// <summary>For what holds no secret: others may look into the folder.</summary>
    /// <exception cref="CredentialStoreException">Others could have put a file there.</exception>
    public static void RequireOwnFolder(string folder) =>
        Require(UnixFile.StatusOf(folder), folder, s => s.IsFolder, Messages.PrivateFolderExpected, "700", WritingOfOthers);

    /// <exception cref="CredentialStoreException">There is something that is no file of this user's own. Others may read it.</exception>
    public static void RequireOwn(string file)
    {
        if (UnixFile.StatusOf(file) is { } status)
        {
            RequireOwn(status, file);
        }
    }

    /// <exception cref="CredentialStoreException">Others could have written it.</exception>
    public byte[] Read()
    {
        RequireFolder();
        RequireFile(UnixFile.StatusOf(path));
        using var file = UnixFile.OpenToRead(path);
        RequireFile(UnixFile.StatusOf(file));
        using var data = new MemoryStream();
        file.CopyTo(data);
        return data.ToArray();
    }

    /// <summary>Replaces it whole: a crash half-way leaves the old file as it was.</summary>
    /// <exception cref="CredentialStoreException">Others could read it.</exception>
    public void Write(byte[] data)
    {
        RequireReplaceable();
        var successor = "";
        try
        {
            using (var file = UnixFile.CreateBeside(path + SuccessorSuffix, out successor))
            {
                // A file system without rights lets everybody in.
                Require(UnixFile.StatusOf(file), successor, s => s.IsFile, Messages.PrivateFileExpected, "600");
                file.Write(data, 0, data.Length);
                file.Flush(flushToDisk: true);
            }

            UnixFile.Rename(successor, path);
        }
        catch when (successor.Length > 0)
        {
            File.Delete(successor);
            throw;
        }
    }

    /// <exception cref="CredentialStoreException">It is not this user's to remove.</exception>
    public void Delete()
    {
        RequireReplaceable();
        File.Delete(path);
    }

    private void RequireReplaceable()
    {
        RequireFolder();
        if (Exists)
        {
            RequireFile(UnixFile.StatusOf(path));
        }

        // What a crash left behind holds secrets. Only who holds the lock comes here.
        // Not by a pattern: ".*" of .NET means the file without an end as well.
        foreach (var left in Directory.GetFiles(_folder).Where(IsSuccessor))
        {
            File.Delete(left);
        }
    }

    // Not what a user has put beside it, such as a copy.
    private bool IsSuccessor(string file) => file.StartsWith(path + SuccessorSuffix, StringComparison.Ordinal)
        && file.Length - path.Length - SuccessorSuffix.Length is 0 or UnixFile.RandomCharacters;

    private void RequireFile(UnixStatus? status)
    {
        Require(status, path, s => s.IsFile, Messages.PrivateFileExpected, "600");
        RequireOwn(status!.Value, path);
    }

    private static void RequireOwn(UnixStatus status, string file)
    {
        Require(status.IsFile, file, Messages.PrivateKind.With(status.Kind, Messages.PrivateFileExpected));
        Require(status.Owner == UnixFile.CurrentUser, file, Messages.PrivateOwner.With(status.Owner, UnixFile.CurrentUser));
        Require(status.Links <= 1, file, Messages.PrivateLinks.With(status.Links));
    }

    private static void Require(UnixStatus? found, string path, Func<UnixStatus, bool> isKind, string kind, string rights, int refused = RightsOfOthers)
    {
        if (found is not { } status)
        {
            throw new FileNotFoundException(null, path);
        }

        Require(isKind(status), path, Messages.PrivateKind.With(status.Kind, kind));
        Require(status.Owner == UnixFile.CurrentUser, path, Messages.PrivateOwner.With(status.Owner, UnixFile.CurrentUser));
        Require(
            (status.Mode & refused) == 0,
            path,
            Messages.PrivateMode.With(Convert.ToString(status.Mode & 0xFFF, 8), rights));
    }

    private static void Require(bool holds, string path, string reason)
    {
        if (!holds)
        {
            throw new CredentialStoreException(Messages.CredentialPlaceUntrusted.With(path, reason));
        }
    }
}
