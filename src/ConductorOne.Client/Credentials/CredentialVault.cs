using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using ConductorOne.Files;
using ConductorOne.Resources;
using Microsoft.Identity.Client.Extensions.Msal;

namespace ConductorOne.Credentials;

/// <summary>
/// One place for the document of credentials: the protected storage of the system, or a plain file. The library behind it is loaded
/// by what reads or writes there, not by what only asks whether there is something.
/// </summary>
internal sealed class CredentialVault
{
    /// <summary>As <see cref="C1Credential.Storage"/> says it of a plain file.</summary>
    public const string PlaintextStorage = "PlaintextFile";

    private readonly bool _isProtected;

    // Elsewhere a protected vault's file only marks that there is something: the library makes it and takes it away.
    private readonly bool _isInFile;

    // Without a system that protects it.
    private readonly PrivateFile? _private;

    private CredentialVault(string file, bool isProtected, string storage)
    {
        File = file;
        Storage = storage;
        _isProtected = isProtected;
        _isInFile = !isProtected || IsWindows;
        _private = !isProtected && UnixFile.IsSupported ? new PrivateFile(file) : null;
    }

    /// <summary>As <see cref="C1Credential.Storage"/> says it of this system's protected storage.</summary>
    public static string ProtectedStorage { get; } =
        IsWindows ? "DPAPI" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "Keychain" : "SecretService";

    public string Storage { get; }

    public string File { get; }

    public bool Exists => _private?.Exists ?? System.IO.File.Exists(File);

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static CredentialVault Protected(string folder) => new(Path.Combine(folder, "credentials.protected"), true, ProtectedStorage);

    public static CredentialVault Plaintext(string folder) => new(Path.Combine(folder, "credentials.json"), false, PlaintextStorage);

    /// <summary>What keeps the storage from answering here; nothing if it answers. Writes nothing.</summary>
    public Exception? Obstacle() => _isInFile ? null : Failure(() => Open(File).ReadData());

    /// <summary>For who does not change it.</summary>
    /// <exception cref="CredentialStoreException">It is damaged, locked or out of reach.</exception>
    public CredentialDocument Read()
    {
        if (!Exists)
        {
            return CredentialDocument.Empty;
        }

        var data = Load();
        return data.Length > 0 || _isInFile
            ? Parse(data)
            : throw new CredentialStoreException(Messages.CredentialsLocked.With(Storage, File));
    }

    /// <summary>For who is about to change it; nothing where the storage does not work.</summary>
    /// <exception cref="CredentialStoreException">It is damaged.</exception>
    public CredentialDocument? ReadToChange(out Exception? obstacle)
    {
        // A locked keyring looks empty and may be unlocked by the next call. What can be written is unlocked.
        obstacle = _isProtected ? Failure(() => Open(File).VerifyPersistence()) : null;
        if (obstacle is not null)
        {
            return null;
        }

        var data = Load();
        return data.Length > 0 || (_isInFile && Exists) ? Parse(data) : CredentialDocument.Empty;
    }

    /// <summary>Whether there is a file already or not: where it is, nobody else may look.</summary>
    /// <exception cref="CredentialStoreException">Others may.</exception>
    public void RequirePlace() => _private?.RequireFolder();

    /// <exception cref="CredentialStoreException">It was not taken; what was there before still is.</exception>
    public void Write(CredentialDocument document)
    {
        if (Failure(() => Replace(document)) is { } failure)
        {
            throw new CredentialStoreException(Messages.CredentialsNotWritten.With(Storage, File), failure);
        }
    }

    private void Replace(CredentialDocument document)
    {
        if (_private is not null)
        {
            if (document.Credentials.Count == 0)
            {
                _private.Delete();
            }
            else
            {
                _private.Write(document.ToJson());
            }

            return;
        }

        var successor = File + ".new";
        try
        {
            if (document.Credentials.Count == 0)
            {
                Open(File).Clear();
                Require(!Exists);
            }
            else if (_isInFile)
            {
                // A crash half-way leaves the old file as it was.
                Put(successor, document.ToJson());
                Flush(successor);
                Move(successor);
            }
            else
            {
                Put(File, document.ToJson());
            }
        }
        finally
        {
            System.IO.File.Delete(successor);
        }
    }

    private void Move(string successor)
    {
        if (Exists)
        {
            System.IO.File.Replace(successor, File, null);
        }
        else
        {
            System.IO.File.Move(successor, File);
        }
    }

    private void Put(string file, byte[] data)
    {
        var storage = Open(file);
        storage.WriteData(data);
        Require(System.IO.File.Exists(file) && storage.ReadData().SequenceEqual(data));
    }

    private byte[] Load()
    {
        byte[]? data = null;
        var failure = Failure(() =>
        {
            if (_private is not null)
            {
                data = Exists ? _private.Read() : [];
                return;
            }

            if (Exists)
            {
                // The library tries for seconds what it may not do, and then does not say so.
                using var readable = System.IO.File.OpenRead(File);
            }

            data = Open(File).ReadData();
        });
        return failure is null ? data! : throw new CredentialStoreException(
            (_isInFile ? Messages.CredentialsUnreadable : Messages.CredentialsOutOfReach).With(Storage, File), failure);
    }

    private CredentialDocument Parse(byte[] data) =>
        CredentialDocument.Parse(data) ?? throw new CredentialStoreException(Messages.CredentialsUnreadable.With(Storage, File));

    private Storage Open(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var builder = new StorageCreationPropertiesBuilder(Path.GetFileName(file), folder);
        if (_isProtected)
        {
            // One entry for each folder. The Keychain takes the lengths of texts in characters, so they have to be ASCII.
            var place = Uri.EscapeDataString(folder);
            builder.WithMacKeyChain("ConductorOne", place);
            builder.WithLinuxKeyring(
                "ConductorOne.Credentials", MsalCacheHelper.LinuxKeyRingDefaultCollection, "ConductorOne credentials",
                new KeyValuePair<string, string>("conductorone", "credentials"), new KeyValuePair<string, string>("folder", place));
        }
        else
        {
            builder.WithUnprotectedFile();
        }

        return Microsoft.Identity.Client.Extensions.Msal.Storage.Create(builder.Build(), new TraceSource("ConductorOne", SourceLevels.Off));
    }

    // What the disk has not taken yet would be lost with the old file.
    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    // The library drops what it could not write without a word.
    private static void Require(bool isDone)
    {
        if (!isDone)
        {
            throw new IOException(Messages.CredentialsDropped);
        }
    }

    // Each storage fails in its own ways, a missing native library among them.
    private static Exception? Failure(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e) when (e is not CredentialStoreException)
        {
            return e;
        }
    }
}
