using System;
using System.IO;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Files;

/// <summary>
/// A file that a user has named, written whole or not at all. On Linux and macOS only the user can open it, from the first moment on.
/// </summary>
/// <param name="path">Its path, in full.</param>
/// <param name="replaces">Whether it replaces a file that is there; nothing where it never does.</param>
/// <param name="parameter">What the errors are about.</param>
internal sealed class OwnFile(string path, bool? replaces, string parameter)
{
    /// <summary>Refuses a place that cannot be written to, before anything is asked for.</summary>
    /// <exception cref="C1InputException">Something is there already, or there is no such folder.</exception>
    public void Check()
    {
        Required.That(replaces is not null || !IsThere, parameter, () => Messages.SecretFileExists.With(path));
        Required.That(!Directory.Exists(path), parameter, () => Messages.OutFileIsFolder.With(path));
        Required.That(replaces is null || Directory.Exists(Path.GetDirectoryName(path)), parameter, () => Messages.OutFileWithoutFolder.With(path));
        Required.That(replaces == true || !IsThere, parameter, () => Messages.OutFileExists.With(path));
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="C1InputException">Something has the name by now, or the disk refuses.</exception>
    public void Write(byte[] data)
    {
        using var file = Create();
        file.Write(data);
    }

    /// <summary>Makes it beside its name, so that a folder that takes no files is found out before what is written is asked for.</summary>
    /// <exception cref="C1InputException">Something is there already, or the disk refuses.</exception>
    public Unfinished Create()
    {
        Unfinished? file = null;
        Try(() =>
        {
            Check();
            var made = "";
            var stream = UnixFile.IsSupported ? UnixFile.CreateBeside(path + ".", out made)
                : new FileStream(made = path + "." + Guid.NewGuid().ToString("N"), FileMode.CreateNew, FileAccess.Write);
            file = new(this, stream, made);
        });
        return file!;
    }

    // A link that leads nowhere is there, too.
    private bool IsThere => UnixFile.IsSupported ? UnixFile.StatusOf(path) is not null : File.Exists(path) || Directory.Exists(path);

    private void Finish(string made)
    {
        // By now something else may be there.
        Check();
        if (UnixFile.IsSupported)
        {
            UnixFile.Rename(made, path);
        }
        else if (File.Exists(path))
        {
            File.Replace(made, path, null);
        }
        else
        {
            File.Move(made, path);
        }
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException) and not C1InputException)
        {
            throw new C1InputException(Messages.FileUnwritable.With(path, e.Message), parameter);
        }
    }

    /// <summary>The file before it has its name. It goes again where it is not written.</summary>
    /// <param name="file">What it becomes.</param>
    /// <param name="stream">It is open.</param>
    /// <param name="made">Its path until then.</param>
    internal sealed class Unfinished(OwnFile file, FileStream stream, string made) : IDisposable
    {
        private bool _isFinished;

        /// <summary>Writes it, and gives it its name.</summary>
        /// <exception cref="C1InputException">Something has the name by now, or the disk refuses.</exception>
        public void Write(byte[] data) => file.Try(() =>
        {
            using (stream)
            {
                stream.Write(data, 0, data.Length);
                stream.Flush(flushToDisk: true);
            }

            file.Finish(made);
            _isFinished = true;
        });

        public void Dispose()
        {
            stream.Dispose();
            if (!_isFinished)
            {
                File.Delete(made);
            }
        }
    }
}
