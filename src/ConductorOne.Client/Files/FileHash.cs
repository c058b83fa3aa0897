using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace ConductorOne.Files;

/// <summary>Compares a file with a hash that a server gives for it.</summary>
internal static class FileHash
{
    // The names as .NET knows them, with the number of their bytes.
    private static readonly (HashAlgorithmName Name, int Size)[] Methods = [(HashAlgorithmName.SHA256, 32), (HashAlgorithmName.SHA384, 48), (HashAlgorithmName.SHA512, 64)];

    /// <summary>Whether the file has the hash; true as well where the method or the form of the hash is unknown.</summary>
    /// <param name="method">The name of the method, in any spelling: sha256, SHA-256.</param>
    /// <param name="hash">The hash, as hexadecimal digits or Base64.</param>
    /// <param name="file">The file.</param>
    public static bool Fits(string method, string? hash, byte[] file)
    {
        var name = new string([.. method.Where(char.IsLetterOrDigit)]);
        var (known, size) = Methods.FirstOrDefault(one => string.Equals(one.Name.Name, name, StringComparison.OrdinalIgnoreCase));
        if (known.Name is null || Read(hash?.Trim() ?? "", size) is not { } expected)
        {
            return true;
        }

        using var hasher = IncrementalHash.CreateHash(known);
        hasher.AppendData(file);
        return hasher.GetHashAndReset().SequenceEqual(expected);
    }

    private static byte[]? Read(string hash, int size)
    {
        if (hash.Length == size * 2 && hash.All(Uri.IsHexDigit))
        {
            return [.. Enumerable.Range(0, size).Select(at => byte.Parse(hash.Substring(at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        }

        try
        {
            return Convert.FromBase64String(hash) is { } bytes && bytes.Length == size ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
