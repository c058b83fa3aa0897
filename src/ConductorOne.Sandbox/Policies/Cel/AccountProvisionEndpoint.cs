using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Users;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies.Cel;

/// <summary>
/// Answers <c>/api/v1/policies/test-account-provision-policy</c>. It knows constants, and texts of the subject joined by plus; of every other
/// valid expression it says that it is a text, and no more.
/// </summary>
internal sealed class AccountProvisionEndpoint(Tenant tenant)
{
    public void Map(HandlerSet handlers) => handlers.Map("POST", "/api/v1/policies/test-account-provision-policy", Test);

    private ApiResponse Test(ApiRequest request)
    {
        var cel = request.Body.Text("cel");
        if (CelExpression.FindProblem(cel) is { } problem)
            throw ApiException.Invalid($"{problem.Line}:{problem.Column}: {problem.Message}");
        var (type, value) = Evaluate([.. CelTokens.Of(cel).Where(token => token.Kind != CelTokenKind.End)]);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("value", value);
            writer.WriteEndObject();
        });
    }

    private (string Type, string Value) Evaluate(List<CelToken> tokens)
    {
        if (tokens is [{ Text: "true" or "false" } flag])
            return ("bool", flag.Text);
        if (tokens is [{ Kind: CelTokenKind.Literal } number] && char.IsAsciiDigit(number.Text[0]))
            return (number.Text.Contains('.', StringComparison.Ordinal) ? "double" : "int", number.Text);

        var parts = new List<string>();
        for (var position = 0; position < tokens.Count; position++)
        {
            if (tokens[position] is { Kind: CelTokenKind.Literal } literal && literal.Text[0] is '"' or '\'')
            {
                parts.Add(tokens[position].Text.Trim(tokens[position].Text[0]));
            }
            else if (position + 2 < tokens.Count && tokens[position].Text == "subject" && tokens[position + 1].Text == "." && FieldOf(tenant.FirstPerson, tokens[position + 2].Text) is { } text)
            {
                parts.Add(text);
                position += 2;
            }
            else if (tokens[position].Text != "+")
            {
                return ("string", "");
            }
        }

        return ("string", string.Concat(parts));
    }

    private static string? FieldOf(User user, string name) => name switch
    {
        "email" => user.Email,
        "display_name" or "displayName" => user.DisplayName,
        "id" => user.Id,
        _ => null,
    };
}
