using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Users;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

public class ProtoLeniencyTests
{
    public static TheoryData<Type> Answers =>
    [
        typeof(C1App), typeof(C1Policy), typeof(C1Function), typeof(C1FunctionCommit), typeof(C1AppResourceType), typeof(C1AppResource),
        typeof(C1Connector), typeof(C1ConnectorStatus), typeof(C1Identity), typeof(C1User),
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Null_stands_for_the_default_of_every_field(Type type)
    {
        var fields = Fields(type);
        AssertSame(Activator.CreateInstance(type)!, Read(type, "{" + string.Join(",", fields.Select(f => $"\"{NameOf(f)}\":null")) + "}"));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_field_that_is_left_out_has_its_default(Type type) => AssertSame(Activator.CreateInstance(type)!, Read(type, "{}"));

    [Theory]
    [MemberData(nameof(Answers))]
    public void Fields_of_tomorrow_are_kept(Type type)
    {
        const string unknown = """{"tomorrow":{"a":[1,"x",null,true,1.5]},"other":"text","none":null}""";
        var read = Read(type, unknown);
        var kept = Assert.IsType<IDictionary<string, object?>>(type.GetProperty("AdditionalProperties")!.GetValue(read), exactMatch: false);
        Assert.Equal(["tomorrow", "other", "none"], kept.Keys);
        var written = JsonSerializer.Serialize(read, C1JsonContext.Default.GetTypeInfo(type)!);
        foreach (var part in new[] { """"tomorrow":{"a":[1,"x",null,true,1.5]}"""", """"other":"text"""", """"none":null"""" })
            Assert.Contains(part, written, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_goes_out_comes_back_the_same(Type type)
    {
        var info = C1JsonContext.Default.GetTypeInfo(type)!;
        var first = JsonSerializer.Serialize(Read(type, "{}"), info);
        Assert.Equal(first, JsonSerializer.Serialize(JsonSerializer.Deserialize(first, info), info));
    }

    [Theory]
    [InlineData("""{"userCount":"9007199254740993","monthlyCostUsd":"12"}""", 9007199254740993, 12)]
    [InlineData("""{"userCount":12,"monthlyCostUsd":-3}""", 12, -3)]
    [InlineData("""{"userCount":"-1","monthlyCostUsd":0}""", -1, 0)]
    public void Numbers_come_as_numbers_or_as_text(string json, long users, int cost)
    {
        var app = (C1App)Read(typeof(C1App), json);
        Assert.Equal((users, cost), (app.UserCount, app.MonthlyCostUsd));
    }

    [Fact]
    public void Large_numbers_go_out_as_text() => Assert.Contains(
        "\"userCount\":\"9007199254740993\"",
        JsonSerializer.Serialize(new C1App { UserCount = 9007199254740993 }, C1JsonContext.Default.GetTypeInfo(typeof(C1App))!),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-02-03T04:05:06Z", 0)]
    [InlineData("2026-02-03T04:05:06.5Z", 5_000_000)]
    [InlineData("2026-02-03T04:05:06.123456789Z", 1_234_567)]
    [InlineData("2026-02-03T05:05:06.000001+01:00", 10)]
    public void Times_are_read_down_to_a_tick(string time, long ticks) => Assert.Equal(
        new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero).AddTicks(ticks),
        ((C1App)Read(typeof(C1App), $$"""{"createdAt":"{{time}}"}""")).CreatedAt);

    [Fact]
    public void Nulls_in_lists_and_maps_are_empty_texts()
    {
        var connector = (C1Connector)Read(typeof(C1Connector), """{"userIds":["u1",null]}""");
        var app = (C1App)Read(typeof(C1App), """{"annotations":{"a":null,"b":"x"}}""");
        Assert.Equal(["u1", ""], connector.UserIds);
        Assert.Equal([("a", ""), ("b", "x")], app.Annotations.Select(a => (a.Key, a.Value)));
    }

    [Fact]
    public void An_unknown_answer_beside_the_object_does_no_harm()
    {
        Assert.Equal("a1", AppOperations.Create.Read("""{"app":{"id":"a1"},"expanded":[{"@type":"x"}],"more":null}"""u8.ToArray())!.Id);
        Assert.Equal(
            "its \"app\" is missing, which is not what this call returns.",
            Assert.Throws<AnswerException>(() => AppOperations.Create.Read("""{"app":null}"""u8.ToArray())).Message);
    }

    private static object Read(Type type, string json) => JsonSerializer.Deserialize(json, C1JsonContext.Default.GetTypeInfo(type)!)!;

    private static void AssertSame(object expected, object actual)
    {
        var different = Fields(expected.GetType()).Where(f => !Same(f.GetValue(expected), f.GetValue(actual)));
        Assert.Equal([], different.Select(f => $"{f.Name} is {f.GetValue(actual) ?? "null"}"));
    }

    private static PropertyInfo[] Fields(Type type) =>
    [
        .. type.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null
            && p.GetCustomAttribute<JsonExtensionDataAttribute>() is null),
    ];

    private static string NameOf(PropertyInfo field) =>
        field.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name);

    private static bool Same(object? a, object? b) => a is System.Collections.IEnumerable x and not string && b is System.Collections.IEnumerable y
        ? x.Cast<object>().SequenceEqual(y.Cast<object>())
        : Equals(a, b);
}
