using System;
using System.Collections.Generic;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// How names and addresses are compared, wherever something is looked for by its name: in any case of letters, as the server's search does, and
/// without the white space around them, which nobody sees in a cell of a file.
/// </summary>
internal sealed class NameComparer : IEqualityComparer<string>
{
    public static readonly NameComparer Instance = new();

    private NameComparer()
    {
    }

    /// <summary>The name without the white space around it: what the server is asked for.</summary>
    public static string Bare(string name) => name.Trim();

    /// <summary>What to look for where the server compares whole names: an object may have been made with the white space that was given.</summary>
    public static string[] Spellings(string name) => Bare(name) == name ? [name] : [Bare(name), name];

    public bool Equals(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    public int GetHashCode(string name) => StringComparer.OrdinalIgnoreCase.GetHashCode(Bare(name));
}
