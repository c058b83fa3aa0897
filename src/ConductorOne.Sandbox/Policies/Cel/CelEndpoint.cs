using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>Answers <c>/api/v1/policies/validate/cel</c>.</summary>
internal static class CelEndpoint
{
    public static void Map(HandlerSet handlers) => handlers.Map("POST", "/api/v1/policies/validate/cel", Validate);

    private static ApiResponse Validate(ApiRequest request)
    {
        var problem = CelExpression.FindProblem(request.Body.Text("text"));
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
}
