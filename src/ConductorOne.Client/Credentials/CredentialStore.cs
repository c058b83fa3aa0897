using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Credentials;

/// <summary>
/// The credentials that are stored in a folder: in the system's protected storage, or, where that does not work and the user allowed
/// it, in a file that only the user can read. Other threads and processes may use the same folder.
/// </summary>
internal sealed class CredentialStore
{
    private readonly CancellationToken _stop;
    private readonly CredentialFolder _folder;
    private readonly CredentialVault? _protected;
    private readonly CredentialVault _plaintext;

    /// <summary>The credentials of this user.</summary>
    /// <param name="stop">Ends the wait for others who use the folder; nothing is stored or removed then.</param>
    /// <exception cref="CredentialStoreException">The user has no folder for the data of applications.</exception>
    public CredentialStore(CancellationToken stop = default)
        : this(CredentialFolder.OfUser(), isProtected: true, stop)
    {
    }

    internal CredentialStore(string folder, bool isProtected, CancellationToken stop = default)
    {
        _stop = stop;
        _folder = new CredentialFolder(folder, stop);
        _protected = isProtected ? CredentialVault.Protected(_folder.Path) : null;
        _plaintext = CredentialVault.Plaintext(_folder.Path);
    }

    /// <summary>The file that credentials are in where no protected storage works and the user allowed it.</summary>
    public string PlaintextFile => _plaintext.File;

    private bool IsEmpty => !Vaults.Any(v => v.Exists);

    private IEnumerable<CredentialVault> Vaults => _protected is null ? [_plaintext] : [_protected, _plaintext];

    /// <summary>Stores a credential, instead of the one that had its name.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="allowPlaintextFile">Whether a plain file may hold it where no protected storage works.</param>
    /// <returns>What is shown of it, with where it is stored.</returns>
    /// <exception cref="C1InputException">It has no name, or holds what is not text.</exception>
    /// <exception cref="CredentialStoreException">Nothing may or can hold it, or what is there is damaged.</exception>
    public C1Credential Save(StoredCredential credential, bool allowPlaintextFile)
    {
        Required.Text(credential.Name, nameof(credential.Name));
        Required.That(CredentialDocument.Keeps(credential), nameof(credential.Name), () => Messages.CredentialNotText);

        // Before a folder is made: where saving is refused, nothing is left behind.
        RequireProtection(allowPlaintextFile);
        return _folder.Locked(() => SaveLocked(credential, allowPlaintextFile));
    }

    /// <summary>The credential of a name, in any case of letters.</summary>
    /// <exception cref="CredentialStoreException">It is in no storage that can be read, but one cannot be read.</exception>
    public StoredCredential? Find(string name)
    {
        CredentialStoreException? unread = null;
        var found = Newest(e => unread = e).FirstOrDefault(c => string.Equals(c.Credential.Name, name, StringComparison.OrdinalIgnoreCase));
        return found.Credential ?? (unread is null ? null : throw unread);
    }

    /// <summary>What is shown of all credentials, by name.</summary>
    /// <exception cref="CredentialStoreException">A storage cannot be read.</exception>
    public IReadOnlyList<C1Credential> List() => List(e => throw e);

    /// <summary>What is shown of all credentials that can be read, by name.</summary>
    /// <param name="unread">Takes what is wrong with a storage that cannot be read.</param>
    public IReadOnlyList<C1Credential> List(Action<CredentialStoreException> unread) =>
        [.. Newest(unread).Select(c => new C1Credential(c.Credential, c.Storage)).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Removes a credential from wherever it is stored.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="CredentialStoreException">It cannot be removed, or nobody can tell whether there is one.</exception>
    public bool Remove(string name) => !IsEmpty && _folder.Locked(() => RemoveLocked(name));

    /// <summary>Finds out whether saving would succeed, so that nothing is made first that then could not be kept.</summary>
    /// <param name="allowPlaintextFile">Whether a plain file may hold it where no protected storage works.</param>
    /// <exception cref="CredentialStoreException">It would not: nothing may or can hold a credential, or what is there is damaged.</exception>
    public void Rehearse(bool allowPlaintextFile)
    {
        RequireProtection(allowPlaintextFile);
        _folder.Locked(() =>
        {
            var plaintext = _plaintext.Read();
            if (_protected?.ReadToChange(out _) is null)
            {
                _plaintext.RequirePlace();
            }

            return plaintext;
        });
    }

    private void RequireProtection(bool allowPlaintextFile)
    {
        var obstacle = allowPlaintextFile ? null : _protected?.Obstacle();
        if (!allowPlaintextFile && (_protected is null || obstacle is not null))
        {
            throw Refusal(obstacle);
        }
    }

    private C1Credential SaveLocked(StoredCredential credential, bool allowPlaintextFile)
    {
        // All is read before anything is written: what is damaged is left alone.
        Exception? obstacle = null;
        var plaintext = _plaintext.Read();
        var document = _protected?.ReadToChange(out obstacle);

        // A keyring may have asked to be unlocked, and Ctrl+C may have come meanwhile.
        _stop.ThrowIfCancellationRequested();
        if (document is not null)
        {
            _protected!.Write(document.With(credential));
            try
            {
                Drop(_plaintext, plaintext, credential.Name);
            }
            catch (CredentialStoreException)
            {
                // All or nothing: what failed must not be there.
                _protected.Write(document);
                throw;
            }

            return new C1Credential(credential, _protected.Storage);
        }

        if (!allowPlaintextFile)
        {
            throw Refusal(obstacle);
        }

        _plaintext.Write(plaintext.With(credential));
        return new C1Credential(credential, _plaintext.Storage);
    }

    private bool RemoveLocked(string name)
    {
        Exception? obstacle = null;
        var plaintext = _plaintext.Read();
        var document = _protected is { Exists: true } ? _protected.ReadToChange(out obstacle) : CredentialDocument.Empty;
        _stop.ThrowIfCancellationRequested();
        var isRemoved = Drop(_plaintext, plaintext, name);
        if (document is not null)
        {
            return (_protected is not null && Drop(_protected, document, name)) || isRemoved;
        }

        return isRemoved
            ? true
            : throw new CredentialStoreException(Messages.CredentialsOutOfReach.With(_protected!.Storage, _protected.File), obstacle);
    }

    private static bool Drop(CredentialVault vault, CredentialDocument document, string name)
    {
        if (document.Find(name) is null)
        {
            return false;
        }

        vault.Write(document.Without(name));
        return true;
    }

    // A name may be in both storages where one was out of reach when it was saved or removed.
    private IEnumerable<(StoredCredential Credential, string Storage)> Newest(Action<CredentialStoreException> unread) =>
        All(unread)
            .GroupBy(c => c.Credential.Name, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.OrderByDescending(c => c.Credential.SavedAt).First());

    private List<(StoredCredential Credential, string Storage)> All(Action<CredentialStoreException> unread)
    {
        // On Windows a file that is being read cannot be replaced.
        if (!IsEmpty && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return _folder.Locked(() => ReadAll(unread));
        }

        return ReadAll(unread);
    }

    private List<(StoredCredential Credential, string Storage)> ReadAll(Action<CredentialStoreException> unread)
    {
        var all = new List<(StoredCredential, string)>();
        foreach (var vault in Vaults)
        {
            try
            {
                all.AddRange(vault.Read().Credentials.Select(c => (c, vault.Storage)));
            }
            catch (CredentialStoreException e)
            {
                unread(e);
            }
        }

        return all;
    }

    private static CredentialStoreException Refusal(Exception? obstacle) =>
        new(Messages.CredentialsUnprotected.With(CredentialVault.ProtectedStorage), obstacle);
}
