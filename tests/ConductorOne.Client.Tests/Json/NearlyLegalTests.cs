using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Users;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

/// <summary>Values that are not written as the rules of proto3 JSON say, and say what they mean all the same.</summary>
public class NearlyLegalTests
{
    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("5e0", 5)]
    [InlineData("1e3", 1000)]
    [InlineData("1.5E1", 15)]
    [InlineData("-0", 0)]
    [InlineData("-2.00", -2)]
    [InlineData("\"5\"", 5)]
    [InlineData("\"5.0\"", 5)]
    [InlineData("\"1e3\"", 1000)]
    [InlineData("\"-7\"", -7)]
    [InlineData("\"+7\"", 7)]
    [InlineData("\"\"", 0)]
    [InlineData("null", 0)]
    public void Whole_numbers(string json, int number)
    {
        var body = Body($$$$"""{"app":{"id":"a","monthlyCostUsd":{{{{json}}}},"userCount":{{{{json}}}}}}""");
        var app = AppOperations.Get.Read(body)!;
        Assert.Equal((number, (long)number), (app.MonthlyCostUsd, app.UserCount));
        Assert.True(body.Oddities.IsEmpty);
    }

    [Theory]
    [InlineData("5.5")]
    [InlineData("1e40")]
    [InlineData("1e-3")]
    [InlineData("9223372036854775808")]
    [InlineData("\"5.5\"")]
    [InlineData("\" \"")]
    [InlineData("\"5 \"")]
    [InlineData("\"0x5\"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"NaN\"")]
    [InlineData("true")]
    public void Other_numbers_are_kept_as_they_came(string json)
    {
        var body = Body($$$$"""{"app":{"id":"a","monthlyCostUsd":{{{{json}}}},"userCount":{{{{json}}}},"displayName":"x"}}""");
        var app = AppOperations.Get.Read(body)!;
        Assert.Equal((0, 0, "x"), (app.MonthlyCostUsd, app.UserCount, app.DisplayName));
        Assert.Equal(["monthlyCostUsd", "userCount"], app.AdditionalProperties!.Keys);
        Assert.Equal(2, body.Oddities.Sentences.Count);
    }

    [Fact]
    public void The_largest_numbers_are_exact()
    {
        Assert.Equal(long.MaxValue, AppOperations.Get.Read(Body("""{"app":{"id":"a","userCount":"9223372036854775807.0"}}"""))!.UserCount);
        Assert.Equal(long.MinValue, AppOperations.Get.Read(Body("""{"app":{"id":"a","userCount":-9223372036854775808}}"""))!.UserCount);
        Assert.Equal(2147483648L, AppOperations.Get.Read(Body("""{"app":{"id":"a","monthlyCostUsd":2147483648}}"""))!.AdditionalProperties!["monthlyCostUsd"]);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("null", false)]
    public void Truth(string json, bool value)
    {
        var body = Body($$$$"""{"app":{"id":"a","isDirectory":{{{{json}}}}}}""");
        Assert.Equal(value, AppOperations.Get.Read(body)!.IsDirectory);
        Assert.True(body.Oddities.IsEmpty);
    }

    [Theory]
    [InlineData("2026-02-03T04:05:06Z", "2026-02-03T04:05:06.0000000+00:00")]
    [InlineData("2026-02-03t04:05:06z", "2026-02-03T04:05:06.0000000+00:00")]
    [InlineData("2026-02-03T04:05:06z", "2026-02-03T04:05:06.0000000+00:00")]
    [InlineData("2026-02-03 04:05:06Z", "2026-02-03T04:05:06.0000000+00:00")]
    [InlineData("2026-02-03T04:05:06 Z", "2026-02-03T04:05:06.0000000+00:00")]
    [InlineData("2026-02-03T04:05:06.1Z", "2026-02-03T04:05:06.1000000+00:00")]
    [InlineData("2026-02-03T04:05:06.123456789Z", "2026-02-03T04:05:06.1234567+00:00")]
    [InlineData("2026-02-03T04:05:06.12345678901234567890123456789z", "2026-02-03T04:05:06.1234567+00:00")]
    [InlineData("2026-02-03T04:05:06,5Z", "2026-02-03T04:05:06.5000000+00:00")]
    [InlineData("2026-02-03T04:05:06+05:30", "2026-02-03T04:05:06.0000000+05:30")]
    [InlineData("2026-02-03t04:05:06-05:30", "2026-02-03T04:05:06.0000000-05:30")]
    [InlineData("2026-02-03T04:05:06+0530", "2026-02-03T04:05:06.0000000+05:30")]
    [InlineData("2026-02-03T04:05:06-05", "2026-02-03T04:05:06.0000000-05:00")]
    [InlineData("2026-02-03T04:05:06-00:00", "2026-02-03T04:05:06.0000000+00:00")]
    [InlineData("2026-02-03T04:05:06", "2026-02-03T04:05:06.0000000+00:00")]
    [InlineData("2026-02-03T04:05Z", "2026-02-03T04:05:00.0000000+00:00")]
    [InlineData("2026-02-03", "2026-02-03T00:00:00.0000000+00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000+00:00")]
    [InlineData("2016-12-31T23:59:60.75Z", "2017-01-01T00:00:00.0000000+00:00")]
    [InlineData("2017-01-01T00:59:60+01:00", "2017-01-01T01:00:00.0000000+01:00")]
    [InlineData("2026-02-03T24:00:00Z", "2026-02-04T00:00:00.0000000+00:00")]
    [InlineData("2026-12-31T24:00:00.000Z", "2027-01-01T00:00:00.0000000+00:00")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void Times(string text, string time)
    {
        var body = Body($$$$"""{"app":{"id":"a","createdAt":"{{{{text}}}}"}}""");
        Assert.Equal(time, AppOperations.Get.Read(body)!.CreatedAt?.ToString("o"));
        Assert.True(body.Oddities.IsEmpty);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-02-03T24:00:01Z")]
    [InlineData("2026-02-03T25:00:00Z")]
    [InlineData("2026-02-03T04:60:00Z")]
    [InlineData("2026-02-03T04:05:61Z")]
    [InlineData("2026-02-03T04:05:06+15:00")]
    [InlineData("2026-02-03T04:05:06+05:60")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("02/03/2026")]
    [InlineData("20260203T040506Z")]
    [InlineData("1770091506")]
    public void What_is_no_time_is_kept_as_it_came(string text)
    {
        var app = AppOperations.Get.Read(Body($$$$"""{"app":{"id":"a","createdAt":"{{{{text}}}}"}}"""))!;
        Assert.Null(app.CreatedAt);
        Assert.Equal(text, app.AdditionalProperties!["createdAt"]);
    }

    [Fact]
    public void Any_text_is_a_time_or_none() => Always.Holds(
        Gen.Elements("2026", "-", "02", "T", ":", "24", "60", "Z", "+", ".", "999999999", " ", "0001", "9999", "12", "31", "00").ListOf().Select(string.Concat),
        text => Assert.Equal("a", AppOperations.Get.Read(Body($$$$"""{"app":{"id":"a","createdAt":"{{{{text}}}}"}}"""))!.Id));

    [Fact]
    public void An_empty_text_is_no_number_no_time_and_no_duration()
    {
        var body = Body("""
            {"policy":{"id":"p","createdAt":"","policySteps":{"grant":{"steps":[{"wait":{"duration":{"duration":""},"timeoutDuration":"","untilTime":{"hours":""}}},
            {"approval":{"escalation":{"expiration":""}}}]}}}}
            """);
        var policy = PolicyOperations.Get.Read(body)!;
        var steps = policy.PolicySteps["grant"].Steps!;
        Assert.True(body.Oddities.IsEmpty);
        Assert.Null(policy.CreatedAt);
        Assert.Equal((null, null, null), (steps[0].Wait!.Duration!.Duration, steps[0].Wait!.TimeoutDuration, steps[0].Wait!.UntilTime!.Hours));
        Assert.Null(steps[1].Approval!.Escalation!.Expiration);
    }

    [Theory]
    [InlineData("\"SOME_NEW_STATUS\"", "SOME_NEW_STATUS")]
    [InlineData("\"enabled\"", "enabled")]
    [InlineData("7", "7")]
    [InlineData("7.0", "7")]
    [InlineData("-1", "-1")]
    public void Values_of_an_enumeration_that_nobody_knows(string json, string shown)
    {
        var user = UserOperations.Get.Read(Body($$$$"""{"userView":{"user":{"id":"u","status":{{{{json}}}}}}}"""))!;
        Assert.Equal(shown, user.Status);
    }

    [Fact]
    public void A_number_without_end_is_kept_as_text() => Assert.Equal(
        ["1e400", -1e300],
        (object?[])UserOperations.Get.Read(Body("""{"userView":{"user":{"id":"u","profile":[1e400,-1e300]}}}"""))!.Profile!);

    [Fact]
    public void Unknown_fields_of_everything_around_an_object_are_its_own()
    {
        const string view = """{"tomorrow":1,"newPath":"$.expanded[0]","appResource":{"id":"r","own":2,"tomorrow":3}}""";
        var one = AppResourceOperations.Get.Read(Body("{\"appResourceView\":" + view + ",\"expanded\":[],\"top\":{\"x\":[4]}}"))!;
        Wire.AssertJson("""{"own":2,"tomorrow":3,"newPath":"$.expanded[0]","top":{"x":[4]}}""", Json(one.AdditionalProperties));
        var page = AppResourceOperations.List.Read(Body("{\"list\":[" + view + ",{\"appResource\":{\"id\":\"s\"}}],\"total\":\"2\"}"))!;
        Wire.AssertJson("""{"own":2,"tomorrow":3,"newPath":"$.expanded[0]","total":"2"}""", Json(page.Items[0].AdditionalProperties));
        Wire.AssertJson("""{"total":"2"}""", Json(page.Items[1].AdditionalProperties));
        var app = AppOperations.Get.Read(Body("""{"app":{"id":"a","matchBatonRef":{"appId":"b","tomorrow":{"x":1}}},"top":true}"""))!;
        Wire.AssertJson("""{"tomorrow":{"x":1}}""", Json(app.MatchBatonRef!.AdditionalProperties));
        Wire.AssertJson("""{"top":true}""", Json(app.AdditionalProperties));
        var connector = ConnectorOperations.Get.Read(Body("""{"connectorView":{"connector":{"id":"c","status":{"tomorrow":1}},"other":2},"top":3}"""))!;
        Wire.AssertJson("""{"tomorrow":1}""", Json(connector.Status!.AdditionalProperties));
        Wire.AssertJson("""{"other":2,"top":3}""", Json(connector.AdditionalProperties));
        Assert.Null(UserOperations.Get.Read(Body("""{"userView":{"user":{"id":"u"}},"expanded":null}"""))!.AdditionalProperties);
    }

    [Theory]
    [InlineData("$.expanded[1]", "role2")]
    [InlineData("expanded[0,1]", "role1,role2")]
    [InlineData("$['expanded'][*]", "role1,role2")]
    [InlineData("$[\\\"expanded\\\"][-1:]", "role2")]
    [InlineData("$.expanded[7]", "")]
    [InlineData("nonsense", "")]
    public void A_view_points_in_any_way(string path, string roles)
    {
        var user = UserOperations.Get.Read(Body($$$$"""{"userView":{"user":{"id":"u"},"rolesPath":"{{{{path}}}}"},"expanded":[{"id":"role1"},{"id":"role2"}]}"""))!;
        Assert.Equal(roles, string.Join(",", user.Roles.Select(role => ((IDictionary<string, object?>)role!)["id"])));
        Assert.Equal(2, user.Expanded.Count);
    }

    private static AnswerJson Body(string json) => new(Encoding.UTF8.GetBytes(json));

    private static string Json(object? value) => JsonSerializer.Serialize(value!, C1JsonContext.Default.Object);
}
