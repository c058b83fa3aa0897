using System;
using System.IO;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication.Federation;

/// <summary>A file that somebody keeps filled with a fresh token.</summary>
/// <param name="path">Where it is.</param>
/// <param name="parameter">Who named it.</param>
internal sealed class TokenFile(string path, string parameter)
{
    public string Path => path;

    /// <exception cref="C1InputException">It cannot be read.</exception>
    public string Read()
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new C1InputException(Messages.OidcTokenFileUnreadable.With(path, e.Message), parameter);
        }
    }
}
