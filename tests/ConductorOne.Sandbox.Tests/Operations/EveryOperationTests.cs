using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Api;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Operations;

public sealed class EveryOperationTests
{
    // What has code of its own and asks for more than the table does: an answer other than 200 and 404 for the smallest request.
    private static readonly string[] Demanding =
    [
        "c1.api.accessreview.v1.AccessReviewService.Update", // A mask.
        "c1.api.accessreview.v1.AccessReviewTemplateService.Update",
        "c1.api.app.v1.AppAccessRequestsDefaultsService.CancelAppAccessRequestsDefaults", // Something under way.
        "c1.api.app.v1.ConnectorService.ConfirmSyncValid", // A sync that ended without data.
        "c1.api.app.v1.ConnectorService.UpdateConnectorSchedule", // A schedule.
        "c1.api.app.v2.AppEntitlementOwners.Set", // A role.
        "c1.api.app.v2.AppOwners.Set", // A role.
        "c1.api.app.v2.AppResourceOwnersV2.Set", // A role.
        "c1.api.app.v2.AppUserOwnersV2.Set", // A role.
        "c1.api.app.v2.ConnectorOwners.Set", // A role.
        "c1.api.policy.v1.AccountProvisionPolicyTest.Test", // An expression.
        "c1.api.user.v2.UserOwnersV2.Set", // A role.
        "c1.api.functions.v1.FunctionsService.CreateFunction", // The entry file.
        "c1.api.functions.v1.FunctionsService.UpdateFunction", // A mask.
        "c1.api.iam.v1.PersonalClientService.Create",
        "c1.api.sso.v1.SSOApplicationService.Update", // A mask of fields that it has.
        "c1.api.sso.v1.SSOSettingsService.Update",
        "c1.api.policy.v1.Policies.Create", // A policy type.
    ];

    [Fact]
    public async Task Each_takes_its_smallest_request_and_answers_its_own_message()
    {
        await using var tenant = await TestTenant.StartAsync();
        var made = new Dictionary<string, string>(StringComparer.Ordinal) { ["/api/v1/users/{}"] = (string)(await tenant.GetAsync("/sandbox/users")).Json["list"]![1]!["id"]! };
        var (wrong, missing) = (new List<string>(), new List<string>());

        // What is created is there for all others, and deleted last.
        foreach (var operation in TableOperations.Current.All.Where(operation => !Demanding.Contains(operation.Operation.Id)).OrderBy(Turn))
        {
            var answer = await SendAsync(tenant, operation, operation.Request is null ? null : MinimalBody.Of(operation.Request), made: made);
            if (answer.Status == 404)
                missing.Add(operation.Operation.Name);
            else if (answer.Status != 200)
                wrong.Add($"{operation.Operation.Name}: {answer.Status} {answer.Body}");
            if (answer.Status != 200)
                continue;
            wrong.AddRange(Misfits(operation.Answer, answer.Json, operation.Operation.Name));
            if (operation is { Role: Role.Create, Noun: { KeyField: { } key } noun })
                made[noun.ItemPath] = (string)operation.Steps.Aggregate(answer.Json, static (node, step) => node[step]!)[key]!;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // What is not there has to be found by code of its own, which tests of its own look at.
        Assert.All(missing, name => Assert.Matches("Owners|^Directory|^AppManagedState|^Function|^Connector|^PersonalClient|^Policies|AccessProfile", name));
    }

    [Fact]
    public async Task Each_refuses_a_field_that_it_does_not_know()
    {
        await using var tenant = await TestTenant.StartAsync();
        var wrong = new List<string>();
        foreach (var operation in TableOperations.Current.All.Where(operation => operation.Request is not null))
        {
            var body = MinimalBody.Of(operation.Request);
            body["surplus"] = 1;
            var answer = await SendAsync(tenant, operation, body);
            if (answer.Status != 400 || !((string)answer.Json["message"]!).StartsWith("proto: unknown field \"surplus\"", StringComparison.Ordinal))
                wrong.Add($"{operation.Operation.Name}: {answer.Status} {answer.Body}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("GET", "/api/v1/webhooks?page_size=x", "parsing field \"page_size\": strconv.ParseInt: parsing \"x\": invalid syntax")]
    [InlineData("GET", "/api/v1/automation_executions/abc", "parsing field \"id\": strconv.ParseInt: parsing \"abc\": invalid syntax")]
    [InlineData("GET", "/api/v1/vaults/abc", "invalid Request.Id: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData(
        "GET",
        "/api/v1/users/none00000000000000000000000/mcp_toolsets/requestable_connectors/search?grant_enrollment_status=ALL",
        "parsing field \"grant_enrollment_status\": \"ALL\" is not a valid value")]
    public async Task A_path_and_a_query_are_checked_by_their_types(string method, string path, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).AssertError(400, 3, message);
    }

    private static int Turn(TableOperation operation) => operation.Role switch
    {
        Role.Create => operation.Parents.Count,
        Role.Delete => 100 - operation.Parents.Count,
        _ => 50,
    };

    private static Task<Answer> SendAsync(
        TestTenant tenant, TableOperation operation, JsonObject? body, string query = "", IReadOnlyDictionary<string, string>? made = null)
    {
        var (path, shape, position) = ("", "", 0);
        foreach (var segment in operation.Path.TrimStart('/').Split('/'))
        {
            shape += "/" + segment;
            path += "/" + (segment != "{}" ? segment
                : operation.Operation.PathFields[position++].Type.Kind != ApiKind.Text ? "1"
                : made?.GetValueOrDefault(shape) ?? MinimalBody.Id);
        }

        return tenant.SendAsync(new HttpRequestMessage(new HttpMethod(operation.Operation.Method), path + query)
        {
            Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        });
    }

    private static IEnumerable<string> Misfits(MessageSchema schema, JsonNode answer, string where)
    {
        foreach (var (name, value) in answer.AsObject())
        {
            if (schema.Find(name) is not { } field)
                yield return $"{where}.{name} is unknown";
            else if (!Fits(field, value))
                yield return $"{where}.{name}: {value?.ToJsonString()}";
            else if (field is { Kind: FieldKind.Nested, Shape: FieldShape.Single } && value is not null)
                foreach (var misfit in Misfits(field.Schema, value, $"{where}.{name}"))
                    yield return misfit;
        }
    }

    private static bool Fits(FieldSchema field, JsonNode? value) => field switch
    {
        { Shape: FieldShape.List } => value is JsonArray,
        { Shape: FieldShape.Map } => value is JsonObject,
        { Kind: FieldKind.Nested or FieldKind.FreeForm } => value is null or JsonObject,
        { Kind: FieldKind.Timestamp or FieldKind.Duration or FieldKind.Anything } or { ReadsNull: true } => value is null || value is JsonValue,
        { Kind: FieldKind.Choice } => field.Choices.Contains((string?)value),
        { Kind: FieldKind.Flag } => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        { Kind: FieldKind.Int32 or FieldKind.UInt32 or FieldKind.Fraction } => value is JsonValue number && number.TryGetValue<double>(out _),
        _ => value is JsonValue text && text.TryGetValue<string>(out _),
    };
}
