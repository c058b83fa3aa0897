using System;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Runs functions and their tests.</summary>
internal sealed class RunEndpoints(Tenant tenant, FunctionCommits commits, TimeSpan duration, TenantClock clock)
{
    private const string Function = "/api/v1/functions/{function_id}";

    private static readonly MessageSchema InvocationSchema = TableSchemas.Current.Of("c1.api.functions.v1.FunctionInvocation");

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Function + "/invoke", Invoke);
        handlers.Map("POST", Function + "/test", Test);
    }

    private ApiResponse Invoke(ApiRequest request)
    {
        var function = commits.Function(request.PathValues[0]);
        var commit = Chosen(request, function, function.Fields.Text("publishedCommitId"), "function has no published commit");
        var input = Input(request.Body.Text("json"));
        var (id, now) = (Identifiers.Create(), tenant.Clock.Now());
        tenant.FunctionInvocations.Add(new StoredObject(id, MessageFields.Of(
            InvocationSchema,
            ("id", id),
            ("functionId", function.Id),
            ("commitId", commit.Id),
            ("status", "FUNCTION_INVOCATION_STATUS_PENDING"),
            ("input", input),
            ("createdAt", now),
            ("updatedAt", now)), [function.Id])
        {
            Hidden = new InvocationWork(FunctionRun.Of(FunctionCommits.Files(commit), input), clock.After(duration / 2), clock.After(duration)),
        });
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("invocationId", id);
            writer.WriteEndObject();
        });
    }

    private ApiResponse Test(ApiRequest request)
    {
        var function = commits.Function(request.PathValues[0]);
        var commit = Chosen(request, function, function.Fields.Text("head"), "function has no commit");
        var results = FunctionTests.Of(FunctionCommits.Files(commit));
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("result");
            if (results is [var first, ..])
                first.Write(writer);
            else
                writer.WriteNullValue();
            writer.WriteStartArray("results");
            foreach (var result in results)
                result.Write(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private StoredObject Chosen(ApiRequest request, StoredObject function, string usual, string none)
    {
        var given = request.Body.Text("commitId");
        return given.Length > 0 ? commits.Find(function.Id, given)
            : usual.Length > 0 ? commits.Find(function.Id, usual)
            : throw ApiException.Invalid(none);
    }

    private static JsonElement Input(string base64)
    {
        try
        {
            using var given = JsonDocument.Parse(base64.Length == 0 ? "{}"u8.ToArray() : Convert.FromBase64String(base64));
            return given.RootElement.ValueKind == JsonValueKind.Object ? given.RootElement.Clone() : throw ApiException.Invalid("json must be an object");
        }
        catch (JsonException)
        {
            throw ApiException.Invalid("json is not valid JSON");
        }
    }
}
