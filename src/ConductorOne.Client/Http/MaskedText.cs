using System;
using System.Collections.Generic;
using System.Text;

namespace ConductorOne.Http;

/// <summary>A text and the places in it that must not be shown. What overlaps or touches becomes one mask.</summary>
internal sealed class MaskedText(string text)
{
    private readonly List<(int Start, int End)> _hidden = [];

    public void Hide(int start, int end)
    {
        // The other half of a pair of backslashes would escape what follows the mask.
        while (end < text.Length && text[end] == '\\' && text[end - 1] == '\\')
        {
            end++;
        }

        // Found from the left, so what overlaps follows each other.
        if (_hidden.Count > 0 && _hidden[_hidden.Count - 1] is var last && start >= last.Start && start <= last.End)
        {
            _hidden[_hidden.Count - 1] = (last.Start, Math.Max(end, last.End));
        }
        else
        {
            _hidden.Add((start, end));
        }
    }

    public override string ToString()
    {
        if (_hidden.Count == 0)
        {
            return text;
        }

        _hidden.Sort();
        var shown = new StringBuilder();
        var next = 0;
        for (var i = 0; i < _hidden.Count;)
        {
            var (start, end) = _hidden[i++];
            for (; i < _hidden.Count && _hidden[i].Start <= end; i++)
            {
                end = Math.Max(end, _hidden[i].End);
            }

            shown.Append(text, next, start - next).Append(SecretText.Mask);
            next = end;
        }

        return shown.Append(text, next, text.Length - next).ToString();
    }
}
