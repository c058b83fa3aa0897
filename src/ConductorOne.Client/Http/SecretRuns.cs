using System;
using System.Collections.Generic;

namespace ConductorOne.Http;

/// <summary>
/// Finds what is left of secrets that somebody has cut, at either end: every run of eight characters that a secret has anywhere. One pass
/// over a text, whatever it holds and however many secrets there are.
/// </summary>
internal sealed class SecretRuns
{
    /// <summary>How many characters of a secret are a part of it that must not show.</summary>
    public const int Shortest = 8;

    // Words tell less: "conductorone.com" is in every client secret, and is none.
    private const int ShortestOfWords = 20;

    // By the run's characters: how long a part has to be to count.
    private readonly Dictionary<(ulong, ulong), int> _least = [];

    public void Add(ReadOnlySpan<char> secret)
    {
        var ofWords = Math.Min(Math.Max(Shortest, (secret.Length + 1) / 2), ShortestOfWords);
        var run = default((ulong, ulong));
        for (var i = 0; i < secret.Length; i++)
        {
            run = Next(run, secret[i]);
            if (i + 1 >= Shortest)
            {
                var least = IsWords(secret.Slice(i + 1 - Shortest, Shortest)) ? ofWords : Shortest;
                _least[run] = _least.TryGetValue(run, out var other) ? Math.Min(least, other) : least;
            }
        }
    }

    /// <summary>Tells of each part of a secret, from the left, by its beginning and its end.</summary>
    public void Find(ReadOnlySpan<char> text, Action<int, int> found)
    {
        if (_least.Count == 0)
        {
            return;
        }

        var run = default((ulong, ulong));
        var (start, least) = (-1, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            run = i < text.Length ? Next(run, text[i]) : default;
            if (i < text.Length && i + 1 >= Shortest && _least.TryGetValue(run, out var needed))
            {
                (start, least) = start < 0 ? (i + 1 - Shortest, needed) : (start, Math.Min(least, needed));
            }
            else if (start >= 0)
            {
                if (i - start >= least)
                {
                    found(start, i);
                }

                start = -1;
            }
        }
    }

    // The last eight characters, 16 bits each. Small letters stand for capitals, too: so the host of an address is written.
    private static (ulong, ulong) Next((ulong High, ulong Low) run, char next) =>
        ((run.High << 16) | (run.Low >> 48), (run.Low << 16) | (next is >= 'A' and <= 'Z' ? (uint)(next | 0x20) : next));

    // No digits, and capitals only where a word begins.
    private static bool IsWords(ReadOnlySpan<char> run)
    {
        for (var i = 0; i < run.Length; i++)
        {
            if (char.IsDigit(run[i]) || (i > 0 && char.IsUpper(run[i]) && char.IsLetter(run[i - 1])))
            {
                return false;
            }
        }

        return true;
    }
}
