using System;

namespace ConductorOne.Http;

/// <summary>Finds a secret in texts, whole: one pass over each, whatever it holds (Knuth, Morris and Pratt).</summary>
internal sealed class WholeSecret
{
    private readonly char[] _secret;

    // For each beginning of the secret: the longest end of it that the secret begins with, too.
    private readonly int[] _next;

    public WholeSecret(ReadOnlySpan<char> secret)
    {
        _secret = secret.ToArray();
        _next = new int[_secret.Length + 1];
        for (var i = 1; i < _secret.Length; i++)
        {
            _next[i + 1] = Step(_next[i], _secret[i]);
        }
    }

    /// <summary>Tells of each place, from the left, by its beginning and its end.</summary>
    public void Find(ReadOnlySpan<char> text, Action<int, int> found)
    {
        var known = 0;
        for (var i = 0; i < text.Length; i++)
        {
            known = Step(known, text[i]);
            if (known == _secret.Length)
            {
                found(i + 1 - known, i + 1);
                known = _next[known];
            }
        }
    }

    private int Step(int known, char next)
    {
        while (known > 0 && _secret[known] != next)
        {
            known = _next[known];
        }

        return _secret[known] == next ? known + 1 : 0;
    }
}
