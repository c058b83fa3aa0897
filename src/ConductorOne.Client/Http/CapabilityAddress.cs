using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Http;

/// <summary>An address that carries the permission itself: who has it may do what it is for, so it is shown nowhere.</summary>
internal static class CapabilityAddress
{
    // What is shorter is a word of the path.
    private const int ShortestPart = 12;

    /// <summary>The path as anybody may read it: the first segment says what it is, the rest is the permission.</summary>
    public static string Shown(string path) => $"{path.Substring(0, RestOf(path))}{SecretText.Mask}";

    /// <summary>What must not appear anywhere: all of it, what is behind the first segment, and each long part.</summary>
    public static IEnumerable<string> Secrets(string path, string query) =>
    [
        path + query,
        path.Substring(RestOf(path)),
        query.TrimStart('?'),
        .. (path + query).Split('/', '?', '&', '=').Where(part => part.Length >= ShortestPart),
    ];

    // Where there is but one segment, that is the permission.
    private static int RestOf(string path) => 1 + (path.IndexOf('/', 1) is > 0 and var end ? end : 0);
}
