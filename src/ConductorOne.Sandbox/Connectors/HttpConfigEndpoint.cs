using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Answers <c>/api/v1/apps/connectors/validate_config/http</c>: the coarsest faults of a YAML text, by line and column.</summary>
internal static class HttpConfigEndpoint
{
    public static void Map(HandlerSet handlers) => handlers.Map("POST", "/api/v1/apps/connectors/validate_config/http", Validate);

    private static ApiResponse Validate(ApiRequest request) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("markers");
        foreach (var (line, column, end, severity, message) in Problems(request.Body.Text("text")))
        {
            writer.WriteStartObject();
            writer.WriteNumber("endColumn", end);
            writer.WriteNumber("endLineNumber", line);
            writer.WriteString("message", message);
            writer.WriteString("severity", severity);
            writer.WriteNumber("startColumn", column);
            writer.WriteNumber("startLineNumber", line);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static IEnumerable<(int Line, int Column, int End, string Severity, string Message)> Problems(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            var content = line.TrimStart(' ');
            var column = line.Length - content.Length + 1;
            if (content.StartsWith('\t'))
                yield return (number, column, column + 1, "ERROR", "found character that cannot start any token");
            else if (content.Length > 0 && content[0] is not ('#' or '-') && !content.Contains(':'))
                yield return (number, column, line.Length + 1, "ERROR", "could not find expected ':'");
            else if (content.Contains("http://", StringComparison.Ordinal))
                yield return (number, line.IndexOf("http://", StringComparison.Ordinal) + 1, line.Length + 1, "WARNING", "the connection is not encrypted");
        }
    }
}
