using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>Cuts an expression into tokens.</summary>
internal sealed class CelTokens
{
    // Longer ones first.
    private static readonly string[] Signs =
        ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"];

    private readonly string _text;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private CelTokens(string text) => _text = text;

    private int Column => _position - _lineStart + 1;

    /// <summary>All tokens, the end included.</summary>
    /// <exception cref="CelException">There is something in it that is no token.</exception>
    public static List<CelToken> Of(string text)
    {
        var tokens = new CelTokens(text);
        var all = new List<CelToken>();
        do
            all.Add(tokens.Next());
        while (all[^1].Kind != CelTokenKind.End);
        return all;
    }

    private CelToken Next()
    {
        SkipBlanks();
        if (_position == _text.Length)
            return Take(CelTokenKind.End, 0);
        if (QuoteLength() is { } prefix)
            return TakeText(prefix);
        var letter = _text[_position];
        if (char.IsAsciiLetter(letter) || letter == '_')
            return Take(CelTokenKind.Name, Count(static next => char.IsAsciiLetterOrDigit(next) || next == '_'));
        if (char.IsAsciiDigit(letter))
            return Take(CelTokenKind.Literal, NumberLength());
        return Signs.FirstOrDefault(sign => string.CompareOrdinal(_text, _position, sign, 0, sign.Length) == 0) is { } found
            ? Take(CelTokenKind.Sign, found.Length)
            : throw new CelException(_line, Column, $"token recognition error at: '{letter}'");
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (_text[_position] == '\n')
                (_line, _lineStart) = (_line + 1, _position + 1);
            else if (_position + 1 < _text.Length && _text[_position] == '/' && _text[_position + 1] == '/')
                _position += Count(static next => next != '\n') - 1;
            else if (_text[_position] is not (' ' or '\t' or '\r' or '\f'))
                return;
            _position++;
        }
    }

    private CelToken Take(CelTokenKind kind, int length)
    {
        var token = new CelToken(kind, _text.Substring(_position, length), _line, Column);
        _position += length;
        return token;
    }

    private int Count(Predicate<char> belongs)
    {
        var end = _position;
        while (end < _text.Length && belongs(_text[end]))
            end++;
        return end - _position;
    }

    // Digits, hexadecimal ones too, with a fraction, an exponent and the u of unsigned numbers.
    private int NumberLength()
    {
        var length = Count(char.IsAsciiLetterOrDigit);
        var end = _position + length;
        if (end + 1 < _text.Length && _text[end] == '.' && char.IsAsciiDigit(_text[end + 1]))
        {
            end++;
            while (end < _text.Length && char.IsAsciiLetterOrDigit(_text[end]))
                end++;
        }

        if (end + 1 < _text.Length && _text[end - 1] is 'e' or 'E' && _text[end] is '+' or '-')
        {
            end++;
            while (end < _text.Length && char.IsAsciiDigit(_text[end]))
                end++;
        }

        return end - _position;
    }

    // Texts may begin with r (no escapes), b (bytes) or both. Null where no text begins, otherwise how many letters go before its quote.
    private int? QuoteLength()
    {
        for (var length = 0; length <= 2 && _position + length < _text.Length; length++)
        {
            if (_text[_position + length] is '"' or '\'')
                return length;
            if (_text[_position + length] is not ('r' or 'R' or 'b' or 'B'))
                return null;
        }

        return null;
    }

    private CelToken TakeText(int prefix)
    {
        var isRaw = _text.AsSpan(_position, prefix).IndexOfAny('r', 'R') >= 0;
        var start = _position + prefix;
        var quote = _text[start].ToString();
        var triple = new string(quote[0], 3);
        var closing = string.CompareOrdinal(_text, start, triple, 0, 3) == 0 ? triple : quote;
        for (var end = start + closing.Length; end < _text.Length; end++)
        {
            if (_text[end] == '\\' && !isRaw)
                end++;
            else if (_text[end] == '\n' && closing.Length == 1)
                break;
            else if (string.CompareOrdinal(_text, end, closing, 0, closing.Length) == 0)
                return Take(CelTokenKind.Literal, end + closing.Length - _position);
        }

        throw new CelException(_line, Column, "a text is not closed");
    }
}
