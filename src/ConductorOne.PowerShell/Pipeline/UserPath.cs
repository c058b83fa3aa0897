using System;
using System.IO;
using System.Management.Automation;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>A path that a user has given, for one file or folder that is read or written.</summary>
internal static class UserPath
{
    /// <summary>The same for a folder: what ends with a slash is no other one.</summary>
    /// <exception cref="C1InputException">It is no path of a folder.</exception>
    public static string Folder(string given, string parameter, SessionState state)
    {
        var path = Full(given, parameter, state);
        return path == Path.GetPathRoot(path) ? path : path.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
    }

    /// <summary>The full path, as the shell reads it: from its own folder, and with its drives.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="parameter">What the error is about.</param>
    /// <param name="state">The shell's folder and drives.</param>
    /// <param name="refusal">What to say of what is no such path, where that is not the usual sentence.</param>
    /// <exception cref="C1InputException">It is no path of a file or a folder.</exception>
    public static string Full(string given, string parameter, SessionState state, Func<string>? refusal = null)
    {
        refusal ??= () => Messages.NotAFilePath.With(given);
        try
        {
            var path = state.Path.GetUnresolvedProviderPathFromPSPath(given, out var provider, out _);
            Required.That(provider.Name == "FileSystem" && given.Trim().Length > 0, parameter, refusal);
            return Path.GetFullPath(path);
        }
        catch (Exception e) when (e is (RuntimeException or ArgumentException or NotSupportedException) and not (PipelineStoppedException or C1InputException))
        {
            throw new C1InputException(refusal(), parameter);
        }
    }
}
