using System;
using System.Collections.Generic;
using ConductorOne.Resources;

namespace ConductorOne.Json;

/// <summary>Sentences about an answer: nobody reads more than a few of a kind, and an answer may be made to cause a million.</summary>
internal sealed class ShortList
{
    private const int Most = 20;

    private readonly List<string> _sentences = [];
    private int _left;

    public bool IsEmpty => _sentences.Count == 0;

    /// <summary>The first ones, and how many there are behind them.</summary>
    public IReadOnlyList<string> Sentences => _left == 0 ? _sentences : [.. _sentences, Messages.AndMore.With(_left)];

    public void Add(Func<string> sentence)
    {
        if (_sentences.Count < Most)
        {
            _sentences.Add(sentence());
        }
        else
        {
            _left++;
        }
    }
}
