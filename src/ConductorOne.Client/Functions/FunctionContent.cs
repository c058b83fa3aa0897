using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ConductorOne.Files;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

/// <summary>The files of a function. Nobody reads base64, and code may hold keys: they are shown by their sizes.</summary>
/// <param name="files">File path, with <c>/</c>, to the file's bytes; base64 on the wire.</param>
internal sealed class FunctionContent(IReadOnlyDictionary<string, byte[]> files) : IMaskedValue
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private const string EntryFile = "main.ts";

    // Far more than code takes, and no more than one request can carry.
    private const int MostBytes = 10 * 1024 * 1024;

    // What one request carries well: base64 makes a third more of it.
    private const int MostInRequest = 256 * 1024;

    public IReadOnlyDictionary<string, byte[]> Files => files;

    /// <summary>Whether it goes better with the request than file by file: it is small, and text.</summary>
    public bool FitsRequest => Size <= MostInRequest && files.Values.All(IsText);

    private long Size => files.Values.Sum(bytes => (long)bytes.Length);

    object IMaskedValue.Sent => files;

    object IMaskedValue.Shown => files.ToDictionary(file => file.Key, file => Messages.FileSize.With(file.Value.Length));

    IReadOnlyCollection<string> IMaskedValue.Secrets => [];

    private static bool IsText(byte[] bytes)
    {
        try
        {
            return Array.IndexOf(bytes, (byte)0) < 0 && Utf8.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Refuses paths that lead out of the function, and what has nothing to begin with.</summary>
    /// <exception cref="C1InputException">Says which.</exception>
    public void Check(string parameter)
    {
        foreach (var path in files.Keys)
        {
            if (SourcePath.Fault(path) is { } fault)
            {
                throw new C1InputException(fault, parameter);
            }
        }

        Required.That(Size <= MostBytes, parameter, () => Messages.FunctionTooLarge.With(Size, MostBytes / 1024 / 1024));

        if (!files.ContainsKey(EntryFile))
        {
            throw new C1InputException(
                Messages.FunctionWithoutEntryFile.With(
                    EntryFile, files.Count == 0 ? Messages.NoFile : string.Join(", ", files.Keys.OrderBy(k => k, StringComparer.Ordinal))),
                parameter);
        }
    }
}
