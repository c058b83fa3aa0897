using System;
using System.IO;
using ConductorOne.Files;
using ConductorOne.Resources;
using Microsoft.Identity.Client.Extensions.Msal;

namespace ConductorOne.Credentials;

/// <summary>The folder that credentials are stored in, and the lock on it. Made when something is stored, for its owner alone.</summary>
internal sealed class CredentialFolder(string path)
{
    private const int LockTries = 2400;
    private const int MillisecondsBetweenTries = 25;

    // The library's lock keeps processes apart, not threads.
    private static readonly object Threads = new();

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    private string LockFile => System.IO.Path.Combine(Path, "credentials.lock");

    public static string OfUser()
    {
        // Not verified: where it does not exist, nothing is stored.
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? System.IO.Path.Combine(data, "ConductorOne")
            : throw new CredentialStoreException(Messages.CredentialFolderUnknown);
    }

    /// <summary>Does something while no other thread or process does.</summary>
    /// <exception cref="CredentialStoreException">The folder cannot be written, others could write there, or another process does not let go.</exception>
    public T Locked<T>(Func<T> work)
    {
        lock (Threads)
        {
            using (Lock())
            {
                return work();
            }
        }
    }

    private CrossPlatLock Lock()
    {
        try
        {
            Make();
            RequireOwnLock();
            return new CrossPlatLock(LockFile, MillisecondsBetweenTries, LockTries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CredentialStoreException(Messages.CredentialFolderUnusable.With(Path), e);
        }
        catch (InvalidOperationException e)
        {
            throw new CredentialStoreException(Messages.CredentialsInUse.With(Path), e);
        }
    }

    // The lock writes into what it finds there, through links as well.
    private void RequireOwnLock()
    {
        if (UnixFile.IsSupported)
        {
            PrivateFile.RequireOwn(LockFile);
        }
    }

    private void Make()
    {
        if (UnixFile.IsSupported)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            UnixFile.CreateFolder(Path);
            PrivateFile.RequireOwnFolder(Path);
        }
        else
        {
            Directory.CreateDirectory(Path);
        }

        // The lock would try for a minute where nothing can be written.
        var trial = System.IO.Path.Combine(Path, System.IO.Path.GetRandomFileName());
        using var _ = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }
}
