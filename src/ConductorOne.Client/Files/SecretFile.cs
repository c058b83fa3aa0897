using System;
using System.IO;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Files;

/// <summary>
/// A new file for a secret. On Linux and macOS only the user can open it, from the first moment on. It is there before the secret is asked for,
/// beside its name, so that a folder that takes no files is found out in time.
/// </summary>
internal sealed class SecretFile : IDisposable
{
    private readonly string _path;
    private readonly string _parameter;
    private FileStream? _file;
    private string _made = "";

    private SecretFile(string path, string parameter)
    {
        _path = path;
        _parameter = parameter;
    }

    /// <exception cref="C1InputException">The file is there already, or cannot be made.</exception>
    public static SecretFile Create(string path, string parameter)
    {
        var secret = new SecretFile(path, parameter);
        secret.Try(() =>
        {
            secret.RefuseExisting();
            secret._file = UnixFile.IsSupported ? UnixFile.CreateBeside(path + ".", out secret._made) : new FileStream(secret._made = path, FileMode.CreateNew, FileAccess.Write);
        });
        return secret;
    }

    /// <summary>Writes the whole file.</summary>
    /// <exception cref="C1InputException">The disk refuses, or something has the name by now.</exception>
    public void Write(byte[] data) => Try(() =>
    {
        using (var file = _file!)
        {
            file.Write(data, 0, data.Length);
            file.Flush(flushToDisk: true);
        }

        if (_made != _path)
        {
            RefuseExisting();
            UnixFile.Rename(_made, _path);
        }

        _made = "";
    });

    /// <summary>Removes it again where nothing was written.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        if (_made.Length > 0)
        {
            File.Delete(_made);
        }
    }

    private void RefuseExisting() => Required.That(
        !(UnixFile.IsSupported ? UnixFile.StatusOf(_path) is not null : File.Exists(_path) || Directory.Exists(_path)), _parameter, () => Messages.SecretFileExists.With(_path));

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException) and not C1InputException)
        {
            throw new C1InputException(Messages.SecretFileUnwritable.With(_path, e.Message), _parameter);
        }
    }
}
