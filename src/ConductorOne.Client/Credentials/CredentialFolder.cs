using System;
using System.IO;
using System.Threading;
using ConductorOne.Files;
using ConductorOne.Resources;
using Microsoft.Identity.Client.Extensions.Msal;

namespace ConductorOne.Credentials;

/// <summary>The folder that credentials are stored in, and the lock on it. Made when something is stored, for its owner alone.</summary>
/// <param name="path">The folder.</param>
/// <param name="stop">Ends the wait for others. What has begun is done to its end.</param>
internal sealed class CredentialFolder(string path, CancellationToken stop)
{
    private const int LockTries = 2400;
    private const int MillisecondsBetweenTries = 25;

    // The library's lock keeps processes apart, not threads.
    private static readonly SemaphoreSlim Threads = new(1, 1);

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
        Threads.Wait(stop);
        try
        {
            using (Lock())
            {
                stop.ThrowIfCancellationRequested();
                return work();
            }
        }
        finally
        {
            Threads.Release();
        }
    }

    private CrossPlatLock Lock()
    {
        try
        {
            Make();
            RequireOwnLock();
            for (var tries = 1; ; tries++)
            {
                try
                {
                    // The library's own tries could not be cancelled. It waits after each that fails.
                    return new CrossPlatLock(LockFile, MillisecondsBetweenTries, 1);
                }
                catch (InvalidOperationException) when (tries < LockTries)
                {
                    stop.ThrowIfCancellationRequested();
                }
            }
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
