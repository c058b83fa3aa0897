using System;
using System.Collections.Generic;

namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>
/// Checks the condition of a rule: whether it is an expression, and whether its names begin with a variable that rules have. What the
/// variables hold, and which functions there are, is not checked.
/// </summary>
internal sealed class CelExpression
{
    private const int Deepest = 250;

    private static readonly HashSet<string> Variables = new(StringComparer.Ordinal) { "subject", "account", "entitlement", "task" };
    private static readonly HashSet<string> Constants = new(StringComparer.Ordinal) { "true", "false", "null" };
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "bool", "bytes", "double", "google", "int", "list", "map", "null_type", "string", "type", "uint", "c1",
    };

    // The macros that give a name to each item of a list.
    private static readonly HashSet<string> Macros = new(StringComparer.Ordinal) { "all", "exists", "exists_one", "filter", "map" };

    // Levels of binary operators, weakest first.
    private static readonly string[][] Levels =
        [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];

    private readonly List<CelToken> _tokens;
    private readonly Stack<string> _itemNames = new();
    private readonly Stack<CelToken> _open = new();
    private int _position;
    private int _depth;

    private CelExpression(List<CelToken> tokens) => _tokens = tokens;

    private CelToken Current => _tokens[_position];

    /// <summary>The first thing that is wrong with a condition, or null.</summary>
    public static CelProblem? FindProblem(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(1, 1, "the expression is empty");
        try
        {
            var expression = new CelExpression(CelTokens.Of(text));
            expression.ReadExpression();
            return expression.Current.Kind == CelTokenKind.End ? null : expression.Unexpected().Problem;
        }
        catch (CelException exception)
        {
            return exception.Problem;
        }
    }

    private void ReadExpression()
    {
        // As deep as CEL itself reads.
        if (++_depth > Deepest)
            throw CelException.At(Current, $"expression recursion limit exceeded: {Deepest}");

        ReadBinary(0);
        if (TakeIf("?"))
        {
            ReadBinary(0);
            Take(":");
            ReadExpression();
        }

        _depth--;
    }

    private void ReadBinary(int level)
    {
        if (level == Levels.Length)
        {
            ReadUnary();
            return;
        }

        do
            ReadBinary(level + 1);
        while (Array.Exists(Levels[level], TakeIf));
    }

    private void ReadUnary()
    {
        while (TakeIf("!") || TakeIf("-"))
        {
        }

        ReadPrimary();
        ReadMembers();
    }

    private void ReadMembers()
    {
        while (true)
        {
            if (TakeIf("."))
            {
                var name = TakeName();
                if (Current.Text == "(")
                    ReadArguments(Macros.Contains(name.Text));
            }
            else if (Current is { Kind: CelTokenKind.Sign, Text: "[" })
            {
                ReadBracketed("[", "]", ReadExpression);
            }
            else
            {
                return;
            }
        }
    }

    private void ReadPrimary()
    {
        switch (Current)
        {
            case { Kind: CelTokenKind.Literal }:
                _position++;
                break;
            case { Kind: CelTokenKind.Name, Text: not "in" }:
                ReadRoot();
                break;
            case { Text: "." }:
                _position++;
                ReadRoot();
                break;
            case { Text: "(" }:
                ReadBracketed("(", ")", ReadExpression);
                break;
            case { Text: "[" }:
                ReadBracketed("[", "]", () => ReadList("]", ReadExpression));
                break;
            case { Text: "{" }:
                ReadBracketed("{", "}", () => ReadList("}", ReadEntry));
                break;
            default:
                throw Unexpected();
        }
    }

    // Names of enums begin with a capital.
    private void ReadRoot()
    {
        var name = TakeName();
        if (Current.Text == "(")
        {
            ReadArguments(namesItems: false);
            return;
        }

        var isKnown = Variables.Contains(name.Text) || Constants.Contains(name.Text) || Types.Contains(name.Text)
            || _itemNames.Contains(name.Text) || char.IsAsciiLetterUpper(name.Text[0]);
        if (!isKnown)
            throw CelException.At(name, $"undeclared reference to '{name.Text}' (in container '')");
    }

    private void ReadEntry()
    {
        ReadExpression();
        Take(":");
        ReadExpression();
    }

    private void ReadArguments(bool namesItems) => ReadBracketed("(", ")", () =>
    {
        if (!namesItems)
        {
            ReadList(")", ReadExpression);
            return;
        }

        _itemNames.Push(TakeName().Text);
        Take(",");
        ReadList(")", ReadExpression);
        _itemNames.Pop();
    });

    private void ReadList(string end, Action readItem)
    {
        while (Current.Text != end)
        {
            readItem();
            if (!TakeIf(","))
                return;
        }
    }

    private void ReadBracketed(string open, string close, Action readInside)
    {
        _open.Push(Current);
        Take(open);
        readInside();
        Take(close);
        _open.Pop();
    }

    private CelToken TakeName()
    {
        if (Current is not { Kind: CelTokenKind.Name, Text: not "in" })
            throw Unexpected();
        return _tokens[_position++];
    }

    private bool TakeIf(string text)
    {
        if (Current.Kind == CelTokenKind.Literal || Current.Text != text)
            return false;
        _position++;
        return true;
    }

    private void Take(string text)
    {
        if (!TakeIf(text))
            throw Unexpected();
    }

    private CelException Unexpected() => Current.Kind != CelTokenKind.End
        ? CelException.At(Current, $"mismatched input '{Current.Text}'")
        : _open.TryPeek(out var open) ? CelException.At(open, $"'{open.Text}' is not closed") : CelException.At(Current, "mismatched input '<EOF>'");
}
