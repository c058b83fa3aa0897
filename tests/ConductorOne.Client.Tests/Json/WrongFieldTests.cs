using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.Users;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

/// <summary>Answers in which a field is of another type than it should be: that field is lost, and nothing else.</summary>
public class WrongFieldTests
{
    // Stands for what the tools of the test cannot hold.
    private const string Half = "\"half a character\"";

    private static readonly string[] Wrong =
        ["null", "true", "false", "0", "7", "-1.5", "1e400", "\"\"", "\"some text\"", Half, "[]", "[7]", "[null]", "[{\"a\":1}]", "{}", "{\"a\":{\"b\":[1]}}"];

    private static readonly Dictionary<string, Answer> Answers = new()
    {
        ["app"] = One(AppOperations.Get, C1JsonContext.Default.AppAnswer),
        ["apps"] = Page(AppOperations.List, C1JsonContext.Default.ListAnswerC1App),
        ["policy"] = One(PolicyOperations.Get, C1JsonContext.Default.PolicyAnswer),
        ["policies"] = Page(PolicyOperations.List, C1JsonContext.Default.ListAnswerC1Policy),
        ["function"] = One(FunctionOperations.Get, C1JsonContext.Default.FunctionAnswer),
        ["functions"] = Page(FunctionOperations.Search, C1JsonContext.Default.ListAnswerC1Function),
        ["resource type"] = One(AppResourceTypeOperations.Get, C1JsonContext.Default.AppResourceTypeAnswer, "appResourceType"),
        ["created resource type"] = One(AppResourceTypeOperations.Get, C1JsonContext.Default.AppResourceTypeAnswer, "appResourceTypeView"),
        ["resource types"] = Page(AppResourceTypeOperations.List, C1JsonContext.Default.ListAnswerAppResourceTypeView),
        ["resource"] = One(AppResourceOperations.Get, C1JsonContext.Default.AppResourceAnswer, "appResource"),
        ["resources"] = Page(AppResourceOperations.List, C1JsonContext.Default.ListAnswerAppResourceView),
        ["connector"] = One(ConnectorOperations.Get, C1JsonContext.Default.ConnectorAnswer),
        ["connectors"] = Page(ConnectorOperations.List, C1JsonContext.Default.ListAnswerConnectorView),
        ["user"] = One(UserOperations.Get, C1JsonContext.Default.UserAnswer),
        ["users"] = Page(UserOperations.List, C1JsonContext.Default.ListAnswerUserView),
        ["identity"] = new(
            Sample.Of(C1JsonContext.Default.C1Identity)!.AsObject(),
            body => (IdentityCalls.Introspect().Read(body) is { } identity ? [identity] : [], [])),
    };

    [Fact]
    public void One_field_of_any_other_type_is_lost_and_nothing_else()
    {
        // Of each field some values, other ones for the next field; more of them in an attack.
        var stride = Always.Factor > 1 ? 3 : 9;
        var (tried, failed, turn) = (0, 0, 0);
        foreach (var (name, answer) in Answers)
        {
            var right = answer.Read(Bytes(answer.Json)).Objects;
            foreach (var path in PathsIn(answer.Json))
            {
                var kind = KindOf(At(answer.Json, path));
                foreach (var wrong in Wrong.Where(_ => turn++ % stride == 0))
                {
                    var json = answer.Json.DeepClone().AsObject();
                    Replace(json, path, JsonNode.Parse(wrong));
                    var isError = IsErrorOrKept(answer, path, wrong, json, right, name + ": " + Text(path) + " = " + wrong);
                    var isOfAnotherType = wrong != "null" && KindOf(JsonNode.Parse(wrong)) != kind;
                    tried += isOfAnotherType ? 1 : 0;
                    failed += isOfAnotherType && isError ? 1 : 0;
                }
            }
        }

        Always.Tell(tried, string.Create(CultureInfo.InvariantCulture, $"answers with one field of a wrong type, {failed} of them errors"));
        Assert.InRange(failed, 1, tried * 3 / 100);
    }

    private static bool IsErrorOrKept(Answer answer, Step[] path, string wrong, JsonObject json, IReadOnlyList<object> right, string what)
    {
        var body = new AnswerJson(Bytes(json));
        try
        {
            var (objects, holes) = answer.Read(body);
            Assert.True(holes.Count == 0 || IsVital(path), what + ": " + string.Join(" ", holes));
            Assert.True(objects.Count + holes.Count == right.Count || path is [{ Name: "list" }], what);
            AssertKept(path, wrong, body, objects, what);
            return holes.Count > 0;
        }
        catch (AnswerException e)
        {
            Assert.True(IsVital(path), what + ": " + e.Message);

            // Where the view is null, the object is missing.
            Assert.Contains(path.Last(s => s.Name is not null).Name!.Replace("View", "", StringComparison.Ordinal), e.Message, StringComparison.Ordinal);
            return true;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException(what, e);
        }
    }

    private static JsonValueKind? KindOf(JsonNode? node) => node?.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : node?.GetValueKind();

    [Fact]
    public void Any_number_of_wrong_fields_is_no_worse_than_its_worst()
    {
        var names = Answers.Keys.ToArray();
        var any = Gen.Elements(names).SelectMany(name => Gen.Elements(PathsIn(Answers[name].Json).ToArray()).Zip(Gen.Elements(Wrong)).ListOf().Select(changes => (name, changes)));
        Always.Holds(any, of =>
        {
            var json = Answers[of.name].Json.DeepClone().AsObject();
            foreach (var (path, wrong) in of.changes)
            {
                Replace(json, path, JsonNode.Parse(wrong));
            }

            try
            {
                Answers[of.name].Read(Bytes(json));
            }
            catch (AnswerException e)
            {
                Assert.Contains(of.changes, change => IsVital(change.Item1) && e.Message.Contains(change.Item1.Last(s => s.Name is not null).Name!.Replace("View", "", StringComparison.Ordinal), StringComparison.Ordinal));
            }
        });
    }

    [Fact]
    public void A_field_keeps_its_default_and_what_came_is_kept_as_it_came()
    {
        var body = new AnswerJson("""
            {"app":{"id":"a1","displayName":["x",{"y":1.50}],"monthlyCostUsd":"many","isDirectory":1,"createdAt":"yesterday","annotations":{"a":"b","c":4},
            "matchBatonRef":{"appId":7,"connectorId":"c1","tomorrow":true},"appOwners":[{"id":"u1","department":5},{"id":6}],"userCount":"12"},"top":{"a":1}}
            """u8.ToArray());
        var app = AppOperations.Get.Read(body)!;
        Assert.Equal(("a1", "", 0, false, null, 12), (app.Id, app.DisplayName, app.MonthlyCostUsd, app.IsDirectory, app.CreatedAt, app.UserCount));
        Assert.Empty(app.Annotations);
        Wire.AssertJson(
            """{"displayName":["x",{"y":1.50}],"monthlyCostUsd":"many","isDirectory":1,"createdAt":"yesterday","annotations":{"a":"b","c":4},"top":{"a":1}}""",
            Json(app.AdditionalProperties));
        Assert.Equal((null, "c1"), (app.MatchBatonRef!.AppId, app.MatchBatonRef.ConnectorId));
        Wire.AssertJson("""{"appId":7,"tomorrow":true}""", Json(app.MatchBatonRef.AdditionalProperties));
        Assert.Equal(["u1", ""], app.AppOwners.Select(owner => owner.Id));
        Wire.AssertJson("""{"department":5}""", Json(app.AppOwners[0].AdditionalProperties));
        Wire.AssertJson("""{"id":6}""", Json(app.AppOwners[1].AdditionalProperties));
        Assert.Equal(
            [
                Odd("app.displayName", "an array"), Odd("app.monthlyCostUsd", "a text"), Odd("app.isDirectory", "a number"), Odd("app.createdAt", "a text"),
                Odd("app.annotations.c", "a number"), Odd("app.matchBatonRef.appId", "a number"), Odd("app.appOwners[0].department", "a number"),
                Odd("app.appOwners[1].id", "a number"),
            ],
            body.Oddities.Sentences);
    }

    [Fact]
    public void A_list_of_which_an_item_cannot_be_read_is_read_as_none()
    {
        var policy = PolicyOperations.Get.Read("""
            {"policy":{"id":"p1","rules":[{"condition":"a"},7],"policySteps":{"grant":{"steps":[{"approval":{"users":{"userIds":["u1",2]},"allowReassignment":"maybe"}},{"accept":{}}]}}}}
            """u8.ToArray())!;
        Assert.Empty(policy.Rules);
        Wire.AssertJson("""{"rules":[{"condition":"a"},7]}""", Json(policy.AdditionalProperties));
        var steps = policy.PolicySteps["grant"].Steps!;
        Assert.Equal(2, steps.Count);
        Assert.Null(steps[0].Approval!.Users!.UserIds);

        // Sent again, it says what it said before.
        Wire.AssertJson(
            """{"approval":{"users":{"userIds":["u1",2]},"allowReassignment":"maybe"}}""", JsonSerializer.Serialize(steps[0], C1JsonContext.Default.C1PolicyStep));
    }

    [Fact]
    public void Half_a_character_costs_itself()
    {
        var bytes = "{\"app\":{\"id\":\"a1\",\"displayName\":\"x\\ud83dy\\uDE00\\\\ud800\\ud83d\\ude00\",\"description\":\"?z\",\"\\ud801\":1}}"u8.ToArray();
        bytes[bytes.AsSpan().IndexOf("?z"u8)] = 0xC3;
        var app = AppOperations.Get.Read(bytes)!;
        Assert.Equal(("x\ufffdy\ufffd\\ud800\ud83d\ude00", "\ufffdz"), (app.DisplayName, app.Description));
        Assert.Equal("\ufffd", Assert.Single(app.AdditionalProperties!).Key);
    }

    [Theory]
    [InlineData("""{"function":{"id":"f1","secret":"s3cr3t-value"}}""", "")]
    [InlineData("""{"function":{"id":"f1","secret":["s3cr3t-value"]}}""", "")]
    [InlineData("""{"function":{"id":"f1","secret":{"KEY":{"value":"s3cr3t-value"},"OTHER":7}}}""", "KEY,OTHER")]
    [InlineData("""{"function":{"id":"f1","displayName":7,"secret":{"KEY":"s3cr3t-value","OTHER":null}}}""", "KEY,OTHER")]
    public void A_functions_secrets_never_surface(string json, string names)
    {
        var body = new AnswerJson(Encoding.UTF8.GetBytes(json));
        var function = FunctionOperations.Get.Read(body)!;
        Assert.Equal(names, string.Join(",", function.SecretNames));
        Assert.DoesNotContain("s3cr3t", Json(function.AdditionalProperties) + string.Concat(body.Oddities.Sentences) + JsonSerializer.Serialize(function, C1JsonContext.Default.FunctionAnswer.Options.GetTypeInfo(typeof(C1Function))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"userView\":{\"user\":{\"id\":\"u\",\"roleIds\":[", "7", "]}}}", 1_000_000)]
    [InlineData("{\"userView\":{\"user\":{\"id\":\"u\",\"emails\":[\"", "\\ud800", "\"]}}}", 300_000)]
    [InlineData("{\"userView\":{\"user\":{\"id\":\"u\",\"managerIds\":[", "[{}]", "]}}}", 300_000)]
    public void A_million_wrong_values_cost_no_more_than_a_million_right_ones(string before, string item, string after, int count)
    {
        var text = new StringBuilder(before).Insert(before.Length, (item.StartsWith('\\') ? item : item + ","), count).ToString().TrimEnd(',') + after;
        Assert.InRange(Exceptions(() => Assert.Equal("u", UserOperations.Get.Read(Encoding.UTF8.GetBytes(text))!.Id)), 0, 3);
    }

    [Fact]
    public void So_do_many_objects_with_a_wrong_field_each()
    {
        var users = string.Join(",", Enumerable.Range(0, 50_000).Select(i => $"{{\"user\":{{\"id\":\"u{i}\",\"department\":5}},\"rolesPath\":\"$.expanded[*]\"}}"));
        var body = new AnswerJson(Encoding.UTF8.GetBytes("{\"list\":[" + users + "],\"expanded\":[" + string.Join(",", Enumerable.Repeat("{}", 10_000)) + "],\"more\":1}"));
        Page<C1User>? page = null;
        Assert.InRange(Exceptions(() => page = UserOperations.List.Read(body)), 0, 3);
        Assert.Equal(50_000, page!.Items.Count);
        Assert.All(page.Items, user => Assert.Equal(5L, user.AdditionalProperties!["department"]));
        Assert.Equal((21, "and 49980 more."), (body.Oddities.Sentences.Count, body.Oddities.Sentences[^1]));
    }

    [Fact]
    public async Task A_debug_line_names_the_field_and_no_value()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, """{"app":{"id":"a1","displayName":{"secret":"s3cr3t-value"}}}"""));
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var trace = new RecordingTrace { WantsDetail = true };
        var app = await client.SendAsync(AppOperations.Get.Call(new() { { "AppId", "a1" } }), trace, TestContext.Current.CancellationToken);
        Assert.Equal("a1", app.Id);
        Assert.Contains("GET /api/v1/apps/a1: " + Odd("app.displayName", "an object"), trace.Details);
        Assert.DoesNotContain(trace.Details, line => line.Contains("s3cr3t", StringComparison.Ordinal));
    }

    private static string Odd(string field, string found) =>
        $"\"{field}\" in the answer is {found} that does not fit. The field keeps its default value, and AdditionalProperties has what came.";

    private static int Exceptions(Action action)
    {
        var (count, thread) = (0, Environment.CurrentManagedThreadId);
        void Count(object? sender, FirstChanceExceptionEventArgs e) => count += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            action();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        return count;
    }

    // What was noticed is the field that was changed, or that whose list it is in, and its raw value is in the object.
    private static void AssertKept(Step[] path, string wrong, AnswerJson body, IReadOnlyList<object> objects, string what)
    {
        if (body.Oddities.IsEmpty)
            return;
        var noticed = Regex.Match(body.Oddities.Sentences[0], "^\"([^\"]*)\"").Groups[1].Value;
        Assert.True(Text(path).StartsWith(noticed, StringComparison.Ordinal) || noticed.StartsWith(Text(path), StringComparison.Ordinal), what + ": " + noticed);
        if (objects.Count == 0 || IsVital(path))
            return;
        var kept = Unknown(objects).Any(field => noticed.Split('.').Any(step => step.Split('[')[0] == field.Key) && Json(field.Value).Contains(Plain(wrong), StringComparison.Ordinal));
        Assert.True(kept, what + " is not kept");
    }

    private static string Plain(string wrong) => wrong switch
    {
        "1e400" => "\"1e400\"",
        Half => "\"\\uFFFD\"",
        _ => wrong,
    };

    private static IEnumerable<KeyValuePair<string, object?>> Unknown(object? value) => value switch
    {
        null or string or ValueType => [],
        IDictionary<string, object?> or IDictionary => ((IDictionary)value).Values.Cast<object?>().SelectMany(Unknown),
        IEnumerable items => items.Cast<object?>().SelectMany(Unknown),
        _ when value.GetType().Assembly == typeof(C1App).Assembly => value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0).SelectMany(p =>
            p.Name == "AdditionalProperties" ? (IDictionary<string, object?>?)p.GetValue(value) ?? new Dictionary<string, object?>() : Unknown(p.GetValue(value))),
        _ => [],
    };

    // An id of the object itself, the list, the token, and what is around the object.
    private static bool IsVital(Step[] path) => path.Length <= 4 && !path.Any(s => s.Name is "expanded" or "commit" or "objectPermissions")
        && path[^1] is
        {
            Name: null or "id" or "list" or "nextPageToken" or "app" or "policy" or "function" or "user" or "userView" or "connector" or "connectorView"
            or "appResource" or "appResourceView" or "appResourceType" or "appResourceTypeView"
        };

    private static string Text(IEnumerable<Step> path) =>
        string.Concat(path.Select(s => s.Name is null ? $"[{s.Index}]" : "." + s.Name)).TrimStart('.');

    private static IEnumerable<Step[]> PathsIn(JsonNode? node, params Step[] at) => node switch
    {
        JsonObject members => members.SelectMany(m => PathsIn(m.Value, [.. at, new Step(m.Key, 0)]).Prepend([.. at, new Step(m.Key, 0)])),
        JsonArray items => items.SelectMany((item, i) => PathsIn(item, [.. at, new Step(null, i)]).Prepend([.. at, new Step(null, i)])),
        _ => [],
    };

    private static JsonNode? At(JsonNode? node, IEnumerable<Step> path) =>
        path.Aggregate(node, (n, step) => n is JsonObject o && step.Name is { } name ? o[name] : n is JsonArray a && step.Name is null && step.Index < a.Count ? a[step.Index] : null);

    private static void Replace(JsonNode json, Step[] path, JsonNode? value)
    {
        switch (At(json, path[..^1]), path[^1])
        {
            case (JsonObject members, { Name: { } name }):
                members[name] = value;
                break;
            case (JsonArray items, { Name: null } step) when step.Index < items.Count:
                items[step.Index] = value;
                break;
        }
    }

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString().Replace(Half, "\"\\ud800\"", StringComparison.Ordinal));

    private static string Json(object? value) => value is null ? "null" : JsonSerializer.Serialize(value, C1JsonContext.Default.Object);

    private static Answer One<T>(Operation<T> operation, JsonTypeInfo type, string? without = null)
        where T : class
    {
        var json = Sample.Of(type)!.AsObject();
        json.Remove(without ?? "");
        return new(json, body => (operation.Read(body) is { } one ? [one] : [], []));
    }

    private static Answer Page<T>(ListOperation<T> list, JsonTypeInfo type) =>
        new(Sample.Of(type)!.AsObject(), body => list.Read(body) is { } page ? ([.. page.Items.Cast<object>()], page.Holes) : ([], []));

    private sealed record Step(string? Name, int Index);

    private sealed record Answer(JsonObject Json, Func<AnswerJson, (IReadOnlyList<object> Objects, IReadOnlyList<string> Holes)> Read);

    /// <summary>An answer with every field that its class knows, and one that it does not.</summary>
    private static class Sample
    {
        public static JsonNode? Of(JsonTypeInfo type, JsonConverter? converter = null)
        {
            var of = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
            return converter is WireDurationConverter ? "90s"
                : converter is SecretNamesConverter ? new JsonObject { ["KEY"] = "***" }
                : converter is WireEnumConverter ? "SOME_VALUE"
                : of == typeof(string) ? "text"
                : of == typeof(bool) ? true
                : of == typeof(int) ? 5
                : of == typeof(long) ? "5"
                : of == typeof(DateTimeOffset) ? "2026-02-03T04:05:06Z"
                : of == typeof(object) ? new JsonObject { ["@type"] = "some/thing", ["items"] = new JsonArray(1, "a") }
                : type.Kind == JsonTypeInfoKind.Dictionary ? new JsonObject { ["grant"] = Of(type.Options.GetTypeInfo(type.Type.GetGenericArguments()[^1])) }
                : type.Kind == JsonTypeInfoKind.Enumerable ? List(type.Options.GetTypeInfo(of.IsArray ? of.GetElementType()! : of.GetGenericArguments()[0]))
                : Object(type);
        }

        private static JsonArray List(JsonTypeInfo item) => [Of(item), Of(item)];

        private static JsonObject Object(JsonTypeInfo type)
        {
            var json = new JsonObject { ["tomorrow"] = "x" };
            foreach (var property in type.Properties.Where(p => p is { IsExtensionData: false, Set: not null }))
            {
                json[property.Name] = property.Name.EndsWith("Path", StringComparison.Ordinal) ? "$.expanded[0]"
                    : property.Name == "config" ? new JsonObject { ["configuration"] = new JsonObject { ["host"] = "x" } }
                    : Of(property.Options.GetTypeInfo(property.PropertyType), property.CustomConverter);
            }

            return json;
        }
    }
}
