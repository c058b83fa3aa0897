using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>Answers <c>/api/v1/policies/validate/cel</c>.</summary>
internal static class CelEndpoint
{
    private static readonly MessageSchema Request = new("EditorValidateRequest",
        Text("text"));

    public static ApiResponse Validate(ApiRequest request)
    {
        using var document = request.ReadBody(Request);
        var problem = CelExpression.FindProblem(document.RootElement.Text("text"));
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
