using System;
using System.Globalization;

namespace ConductorOne.Http;

/// <summary>
/// A text as it was before encoders of JSON, of addresses and of HTML wrote it, one inside the other. Each character knows where it stood.
/// A text and an encoded copy of it are the same here, whatever the encoder: so one comparison finds a secret in any of its forms.
/// </summary>
internal sealed class UnescapedText
{
    // JSON in JSON in an address in an address; a run of backslashes counts as one, however long.
    private const int MostRounds = 4;
    private const int LastCodePoint = 0x10FFFF;
    private const int HexDigits = 4;

    private static readonly char[] Marks = ['\\', '%', '&', '+'];
    private static readonly string[] Entities = ["quot;\"", "amp;&", "lt;<", "gt;>", "apos;'"];

    private readonly char[] _characters;
    private readonly int[] _starts;
    private readonly int[] _ends;

    private UnescapedText(string text)
    {
        _characters = text.ToCharArray();
        Length = text.Length;
        (_starts, _ends) = (new int[Length], new int[Length]);
        for (var i = 0; i < Length; i++)
        {
            (_starts[i], _ends[i]) = (i, i + 1);
        }
    }

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>How many characters have been looked at to make it.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether it would be another text.</summary>
    public static bool Differs(string text) => text.IndexOfAny(Marks) >= 0;

    public static UnescapedText Of(string text)
    {
        var unescaped = new UnescapedText(text);
        for (var round = 0; round < MostRounds && unescaped.UndoOnce(); round++)
        {
            // Each round takes off what one encoder has put on.
        }

        unescaped.UndoPluses();
        return unescaped;
    }

    /// <summary>Where a character begins in the text as it came.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>Where the character before ends in the text as it came.</summary>
    public int EndOf(int index) => _ends[index - 1];

    // A form has blanks so. A plus itself is one here, too: what matters is that both are the same.
    private void UndoPluses()
    {
        for (var i = 0; i < Length; i++)
        {
            _characters[i] = _characters[i] == '+' ? ' ' : _characters[i];
        }
    }

    private bool UndoOnce()
    {
        var length = Length;
        UndoPercents();
        UndoEntities();
        UndoBackslashes();
        return Length < length;
    }

    // %C3%A4
    private void UndoPercents()
    {
        var to = 0;
        for (var i = 0; i < Length; Steps++)
        {
            var first = ByteAt(i);
            if (first < 0)
            {
                to = Keep(i++, to);
                continue;
            }

            var count = first switch { < 0xC0 => 1, < 0xE0 => 2, < 0xF0 => 3, < 0xF8 => 4, _ => 1 };
            var point = count == 1 ? first : first & (0x7F >> count);
            var read = 1;
            for (; read < count && ByteAt(i + (3 * read)) is >= 0x80 and <= 0xBF and var next; read++)
            {
                point = (point << 6) | (next & 0x3F);
            }

            // What is no UTF-8 is one character a byte.
            (point, count) = read == count && point <= LastCodePoint ? (point, count) : (first, 1);
            to = Put(point, i, i + (3 * count), to);
            i += 3 * count;
        }

        Length = to;
    }

    // &quot; &#228; &#xe4;
    private void UndoEntities()
    {
        var to = 0;
        for (var i = 0; i < Length; Steps++)
        {
            var (point, end) = _characters[i] == '&' ? EntityAt(i + 1) : (-1, 0);
            if (point < 0)
            {
                to = Keep(i++, to);
                continue;
            }

            to = Put(point, i, end, to);
            i = end;
        }

        Length = to;
    }

    // \n \" \/ \u00e4, with one backslash or with more where JSON stands in JSON. Others mean nothing.
    private void UndoBackslashes()
    {
        var to = 0;
        for (var i = 0; i < Length; Steps++)
        {
            if (_characters[i] != '\\')
            {
                to = Keep(i++, to);
                continue;
            }

            var end = i + 1;
            while (end < Length && _characters[end] == '\\')
            {
                end++;
                Steps++;
            }

            var (point, length) = end < Length ? EscapeAt(end) : (-1, 0);
            to = point < 0 ? to : Put(point, i, end + length, to);
            i = end + length;
        }

        Length = to;
    }

    // The character that an escape stands for, and how much of it follows the backslashes.
    private (int Point, int Length) EscapeAt(int i) => _characters[i] switch
    {
        'u' when HexAt(i + 1) is >= 0 and var unit => (unit, 1 + HexDigits),
        'n' => ('\n', 1),
        'r' => ('\r', 1),
        't' => ('\t', 1),
        'b' => ('\b', 1),
        'f' => ('\f', 1),
        '"' or '/' or '\'' => (_characters[i], 1),
        _ => (-1, 0),
    };

    private int HexAt(int i) =>
        i + HexDigits <= Length && int.TryParse(new string(_characters, i, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? unit : -1;

    private (int Point, int End) EntityAt(int i)
    {
        if (i < Length && _characters[i] == '#')
        {
            return NumberAt(i + 1);
        }

        foreach (var entity in Entities)
        {
            if (Characters.Slice(i).StartsWith(entity.AsSpan(0, entity.Length - 1)))
            {
                return (entity[entity.Length - 1], i + entity.Length - 1);
            }
        }

        return (-1, 0);
    }

    private (int Point, int End) NumberAt(int i)
    {
        var isHex = i < Length && _characters[i] is 'x' or 'X';
        var point = 0;
        var start = i += isHex ? 1 : 0;
        for (; i < Length && Digit(_characters[i]) is var digit && digit < (isHex ? 16 : 10); i++, Steps++)
        {
            point = Math.Min((point * (isHex ? 16 : 10)) + digit, LastCodePoint + 1);
        }

        return i > start && i < Length && _characters[i] == ';' && point is > 0 and <= LastCodePoint ? (point, i + 1) : (-1, 0);
    }

    private int ByteAt(int i) => i + 2 < Length && _characters[i] == '%' && Digit(_characters[i + 1]) is < 16 and var high && Digit(_characters[i + 2]) is < 16 and var low
        ? (high << 4) | low
        : -1;

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    private int Keep(int from, int to)
    {
        (_characters[to], _starts[to], _ends[to]) = (_characters[from], _starts[from], _ends[from]);
        return to + 1;
    }

    // What is written is never longer than what was read.
    private int Put(int point, int from, int end, int to)
    {
        var (start, last) = (_starts[from], _ends[end - 1]);
        if (point > char.MaxValue)
        {
            point -= 0x10000;
            (_characters[to], _starts[to], _ends[to]) = ((char)(0xD800 + (point >> 10)), start, last);
            to++;
            point = 0xDC00 + (point & 0x3FF);
        }

        (_characters[to], _starts[to], _ends[to]) = ((char)point, start, last);
        return to + 1;
    }
}
