using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

/// <summary>The files of a function. Nobody reads base64, and code may hold keys: they are shown by their sizes.</summary>
/// <param name="files">File path, with <c>/</c>, to the file's bytes; base64 on the wire.</param>
internal sealed class FunctionContent(IReadOnlyDictionary<string, byte[]> files) : IMaskedValue
{
    private const string EntryFile = "main.ts";

    object IMaskedValue.Sent => files;

    object IMaskedValue.Shown => files.ToDictionary(file => file.Key, file => Messages.FileSize.With(file.Value.Length));

    IReadOnlyCollection<string> IMaskedValue.Secrets => [];

    /// <summary>Refuses paths that lead out of the function, and what has nothing to begin with.</summary>
    /// <exception cref="C1InputException">Says which.</exception>
    public void Check(string parameter)
    {
        foreach (var path in files.Keys)
        {
            if (path.Length == 0 || path[0] == '/' || path.Contains('\\') || path.Split('/').Any(part => part.Trim() is "" or "." or ".."))
            {
                throw new C1InputException(Messages.FunctionPathRefused.With(path), parameter);
            }
        }

        if (!files.ContainsKey(EntryFile))
        {
            throw new C1InputException(
                Messages.FunctionWithoutEntryFile.With(
                    EntryFile, files.Count == 0 ? Messages.NoFile : string.Join(", ", files.Keys.OrderBy(k => k, StringComparer.Ordinal))),
                parameter);
        }
    }
}
