using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Reads the files of a commit.</summary>
internal static class FunctionContent
{
    private const string EntryFile = "main.ts";

    /// <summary>The files of a map of path to base64.</summary>
    /// <exception cref="ApiException">A path leads elsewhere, or the entry file is missing.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(JsonElement message, string fieldName)
    {
        var files = message.Entries(fieldName).Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!)).ToList();
        Check([.. files.Select(file => file.Key)], fieldName);
        return files;
    }

    /// <summary>Checks the paths of the files.</summary>
    /// <exception cref="ApiException">One leads elsewhere, or the entry file is missing.</exception>
    public static void Check(IReadOnlyList<string> paths, string fieldName)
    {
        foreach (var path in paths)
        {
            if (path.Contains('\\', StringComparison.Ordinal) || path.Split('/').Any(segment => segment is "" or "." or ".."))
                throw ApiException.Invalid($"invalid file path \"{path}\"");
        }

        if (!paths.Contains(EntryFile))
            throw ApiException.Invalid($"{fieldName} must contain the entry file \"{EntryFile}\"");
    }
}
