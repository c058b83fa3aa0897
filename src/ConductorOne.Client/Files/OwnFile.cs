using System;
using System.IO;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Files;

/// <summary>Writes a file that a user has named. On Linux and macOS only the user can open it, from the first moment on.</summary>
/// <param name="path">Its path, in full.</param>
/// <param name="replaces">Whether it replaces a file that is there.</param>
/// <param name="parameter">What the errors are about.</param>
internal sealed class OwnFile(string path, bool replaces, string parameter)
{
    /// <summary>Refuses a place that cannot be written to, before anything is asked for.</summary>
    /// <exception cref="C1InputException">Something is there already, or there is no such folder.</exception>
    public void Check()
    {
        Required.That(!Directory.Exists(path), parameter, () => Messages.OutFileIsFolder.With(path));
        Required.That(Directory.Exists(Path.GetDirectoryName(path)), parameter, () => Messages.OutFileWithoutFolder.With(path));
        Required.That(replaces || !File.Exists(path), parameter, () => Messages.OutFileExists.With(path));
    }

    /// <summary>Writes it, whole or not at all.</summary>
    /// <exception cref="C1InputException">Something has the name by now, or the disk refuses.</exception>
    public void Write(byte[] data)
    {
        var made = "";
        try
        {
            Check();
            using (var file = UnixFile.IsSupported ? UnixFile.CreateBeside(path + ".", out made) : new FileStream(made = path + "." + Guid.NewGuid().ToString("N"), FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(data, 0, data.Length);
                file.Flush(flushToDisk: true);
            }

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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            if (made.Length > 0)
            {
                File.Delete(made);
            }

            throw e as C1InputException ?? new C1InputException(Messages.OutFileUnwritable.With(path, e.Message), parameter);
        }
    }
}
