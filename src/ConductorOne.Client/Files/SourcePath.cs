using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Files;

/// <summary>
/// The path of a file as a server has it: relative, with slashes. The author of the file chose the name, so it is looked at before it becomes the
/// name of a file here.
/// </summary>
internal static class SourcePath
{
    // In any case of letters and whatever stands behind a dot, Windows takes them for devices.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789\u00b9\u00b2\u00b3".SelectMany(digit => new[] { "COM" + digit, "LPT" + digit })],
        StringComparer.OrdinalIgnoreCase);

    // What the usual file systems give a name, on Windows in characters.
    private const int MostBytesOfName = 255;

    private const string RefusedByWindows = "<>:\"|?*";

    /// <summary>Why a path leads out of its folder, or is none; nothing where it is one.</summary>
    public static string? Fault(string path) =>
        path.Length == 0 || path[0] == '/' || path.Contains('\\') || path.Split('/').Any(part => part.Trim() is "" or "." or "..") ? Messages.FunctionPathRefused.With(path)
        : path.Any(IsHidden) ? Messages.SourcePathHidden.With(path)
        : null;

    /// <summary>Why a path must not become that of a file on this machine; nothing where it may.</summary>
    /// <param name="path">The path.</param>
    /// <param name="isWindows">Whether this is Windows.</param>
    public static string? FaultOnDisk(string path, bool isWindows) =>
        Fault(path)
        ?? (WholeText.Is(path) ? null : Messages.SourcePathHidden.With(path))
        ?? (path.Length > 1 && path[1] == ':' && char.IsLetter(path[0]) ? Messages.SourcePathDrive.With(path) : null)
        ?? (path.Split('/').Any(IsVersionControl) ? Messages.SourcePathVersionControl.With(path) : null)
        ?? (path.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > MostBytesOfName) ? Messages.SourcePathTooLong.With(path, MostBytesOfName) : null)
        ?? (isWindows && path.Split('/').Any(IsRefusedByWindows) ? Messages.SourcePathNotOnWindows.With(path) : null);

    /// <summary>Refuses paths of which one must not become a file here, or two would become the same one.</summary>
    /// <exception cref="C1InputException">Names it.</exception>
    public static void CheckOnDisk(IEnumerable<string> paths, bool isWindows, string parameter)
    {
        // What a file system may take for the same: in another case of letters, or accents written otherwise.
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            if (FaultOnDisk(path, isWindows) is { } fault)
            {
                throw new C1InputException(fault, parameter);
            }

            var key = path.Normalize(NormalizationForm.FormC);
            Required.That(!files.TryGetValue(key, out var other), parameter, () => Messages.SourcePathTwice.With(other, path));
            files[key] = path;
            for (var end = key.IndexOf('/'); end >= 0; end = key.IndexOf('/', end + 1))
            {
                folders[key.Substring(0, end)] = path;
            }
        }

        foreach (var file in files)
        {
            Required.That(!folders.TryGetValue(file.Key, out var inside), parameter, () => Messages.SourcePathFileAndFolder.With(file.Value, inside));
        }
    }

    // Control characters, and those that change how others look.
    private static bool IsHidden(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Its hooks and settings run programs.
    private static bool IsVersionControl(string part) => string.Equals(part.TrimEnd('.', ' '), ".git", StringComparison.OrdinalIgnoreCase)
        || string.Equals(part, "git~1", StringComparison.OrdinalIgnoreCase);

    private static bool IsRefusedByWindows(string part) =>
        part.Any(letter => RefusedByWindows.Contains(letter)) || part[part.Length - 1] is '.' or ' ' || Devices.Contains(part.Split('.')[0].TrimEnd(' '));
}
