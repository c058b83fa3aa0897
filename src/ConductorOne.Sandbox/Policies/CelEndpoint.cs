using System.Collections.Generic;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Policies;

/// <summary>Answers <c>/api/v1/policies/validate/cel</c>: a glance at brackets and quotes, not a CEL parser.</summary>
internal static class CelEndpoint
{
    private static readonly MessageSchema Request = new("EditorValidateRequest",
        Text("text"));

    public static ApiResponse Validate(ApiRequest request)
    {
        using var document = request.ReadBody(Request);
        var problem = FindProblem(document.RootElement.Text("text"));
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("markers");
            if (problem is var (line, column, message))
            {
                writer.WriteStartObject();
                writer.WriteNumber("endColumn", column + 1);
                writer.WriteNumber("endLineNumber", line);
                writer.WriteString("message", message);
                writer.WriteString("severity", "ERROR");
                writer.WriteNumber("startColumn", column);
                writer.WriteNumber("startLineNumber", line);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static (int Line, int Column, string Message)? FindProblem(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (1, 1, "the expression is empty");

        var open = new Stack<char>();
        char? quote = null;
        var (line, column) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            (line, column) = letter == '\n' ? (line + 1, 0) : (line, column + 1);
            if (quote is not null)
            {
                if (letter == '\\')
                    i++;
                else if (letter == quote)
                    quote = null;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (letter is '(' or '[' or '{')
            {
                open.Push(letter);
            }
            else if (letter is ')' or ']' or '}' && !(open.TryPop(out var opened) && Matches(opened, letter)))
            {
                return (line, column, $"mismatched input '{letter}'");
            }
        }

        if (quote is not null)
            return (line, column, "a text is not closed");
        return open.Count > 0 ? (line, column, $"'{open.Peek()}' is not closed") : null;
    }

    private static bool Matches(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}');
}
