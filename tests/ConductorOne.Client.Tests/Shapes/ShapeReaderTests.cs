using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Shapes;

public class ShapeReaderTests
{
    private static readonly int[] Numbers = [1];

    private static readonly string[] Texts = ["a"];

    [Fact]
    public void A_hashtable_becomes_an_object_whatever_the_case_of_its_keys()
    {
        var step = Read(Table(
            ("APPROVAL", Table(
                ("manager", Table(("Fallback", "yes"), ("fallbackuserids", "u1"))),
                ("RequireDenialReason", true),
                ("escalationEnabled", 1),
                ("Escalation", Table(("Expiration", 3600), ("skipstep", Table())))))));
        Wire.AssertJson(
            """
            {"approval":{"manager":{"fallback":true,"fallbackUserIds":["u1"]},"requireDenialReason":true,"escalationEnabled":true,
             "escalation":{"expiration":"3600","skipStep":{}}}}
            """,
            Json(step));
    }

    [Fact]
    public void Durations_enumerations_and_numbers_are_read_as_users_write_them()
    {
        var step = Read(Table(("Wait", Table(
            ("Duration", Table(("Duration", "01:30:00"))), ("TimeoutDuration", TimeSpan.FromDays(1)), ("Name", 5)))));
        Wire.AssertJson("""{"wait":{"duration":{"duration":"5400s"},"timeoutDuration":"86400s","name":"5"}}""", Json(step));
        Wire.AssertJson(
            """{"approval":{"agent":{"agentMode":"APPROVAL_AGENT_MODE_FULL_CONTROL","agentFailureAction":"APPROVAL_AGENT_FAILURE_ACTION_NEW"}}}""",
            Json(Read(Table(("Approval", Table(("Agent", Table(("AgentMode", "full control"), ("AgentFailureAction", "APPROVAL_AGENT_FAILURE_ACTION_NEW")))))))));
    }

    [Fact]
    public void Null_is_not_given() => Wire.AssertJson("""{"accept":{}}""", Json(Read(Table(("Accept", Table(("AcceptMessage", null))), ("Reject", null)))));

    [Fact]
    public void A_step_is_read_out_of_its_own_text_with_the_fields_that_nobody_knows()
    {
        var step = JsonSerializer.Deserialize(
            """{"approval":{"manager":{"assignedUserIds":["u"],"fallback":true,"fallbackUserIds":["a;b"],"new":{"x":[1]}},"assigned":true,"escalation":{"expiration":"3600","skipStep":{}}},"newArm":"y"}""",
            C1JsonContext.Default.C1PolicyStep)!;
        var text = new C1List<C1PolicyStep>([step]).ToString();
        var again = Read(((IEnumerable)JsonSerializer.Deserialize(text, C1JsonContext.Default.Object)!).Cast<object>().Single());
        Wire.AssertJson(Json(step), Json(again));
        Assert.DoesNotContain("assigned", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_object_shows_beside_its_fields_is_no_misspelt_key() => Wire.AssertJson(
        """{"approval":{"manager":{}}}""",
        Json(Read(Table(
            ("Kind", "Manager"), ("PSComputerName", "localhost"), ("RunspaceId", Guid.Empty), ("PSShowComputerName", true), ("AdditionalProperties", null), ("Accept", ""),
            ("Approval", """{"manager":{"AssignedUserIds":[]},"assigned":false}""")))));

    [Fact]
    public void A_duration_is_read_as_ConvertTo_Json_writes_it() => Wire.AssertJson(
        """{"wait":{"timeoutDuration":"5400.5s"}}""",
        Json(Read(Table(("Wait", Table(("TimeoutDuration", Table(("Ticks", 54005000000L), ("Days", 0), ("TotalHours", 1.5)))))))));

    [Fact]
    public void An_object_of_ours_passes_untouched()
    {
        var step = new C1PolicyStep { Accept = new() };
        Assert.Same(step, ShapeReader.ReadAs(typeof(C1PolicyStep), step, "Step"));
        Assert.Null(ShapeReader.ReadAs(typeof(C1PolicyStep), null, "Step"));
        Wire.AssertJson("""{"accept":{}}""", Json(Read(Table(("Accept", step.Accept)))));
    }

    [Fact]
    public void A_misspelt_key_is_refused_wherever_it_stands()
    {
        Refused(
            "Step",
            "Step has no key \"Aproval\". Did you mean \"approval\"? It takes: approval, accept, reject, wait, form, provision, action.",
            Table(("Aproval", Table())));
        Refused(
            "Step.wait.duration", "Step.wait.duration has no key \"Seconds\". It takes: duration.", Table(("Wait", Table(("Duration", Table(("Seconds", 5)))))));
        Refused(
            "Step.approval.manager.fallbackGroupIds[1]",
            "Step.approval.manager.fallbackGroupIds[1] has no key \"ApId\". Did you mean \"appId\"? It takes: appEntitlementId, appId.",
            Table(("Approval", Table(("Manager", Table(("FallbackGroupIds", new[] { Table(("AppId", "a")), Table(("ApId", "a")) })))))));
    }

    public static TheoryData<string, Hashtable, string> Unfit => new()
    {
        { "Step.accept", Table(("Accept", "yes")), "Step.accept is \"yes\", which is not keys and values." },
        { "Step.accept", Table(("Accept", Numbers)), "Step.accept is \"Int32[]\", which is not keys and values." },
        {
            "Step.approval.allowDelegation", Table(("Approval", Table(("AllowDelegation", "maybe")))),
            "Step.approval.allowDelegation is \"maybe\", which is not true or false (or yes, no, 1, 0)."
        },
        {
            "Step.wait.untilTime.hours", Table(("Wait", Table(("UntilTime", Table(("Hours", 5.5)))))),
            "Step.wait.untilTime.hours is \"5.5\", which is not a whole number."
        },
        {
            "Step.approval.escalation.expiration", Table(("Approval", Table(("Escalation", Table(("Expiration", "soon")))))),
            "Step.approval.escalation.expiration is \"soon\", which is not a whole number."
        },
        {
            "Step.wait.timeoutDuration", Table(("Wait", Table(("TimeoutDuration", 60)))),
            "Step.wait.timeoutDuration is \"60\", which is not a duration, such as 3600s, 01:00:00 or a TimeSpan."
        },
        {
            "Step.accept.acceptMessage", Table(("Accept", Table(("AcceptMessage", Texts)))),
            "Step.accept.acceptMessage is \"String[]\", which is not a single value."
        },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_value_that_does_not_fit_is_refused_with_its_path(string at, Hashtable value, string message) => Refused(at, message, value);

    [Fact]
    public void A_key_that_comes_twice_in_different_spellings_is_refused()
    {
        var twice = new Dictionary<string, object?> { ["acceptMessage"] = "a", ["AcceptMessage"] = "b" };
        var error = Assert.Throws<C1InputException>(() => Read(Table(("Accept", twice))));
        Assert.Equal("Step.accept", error.Parameter);
    }

    [Fact]
    public void Keys_of_a_map_that_read_the_same_are_refused_and_not_a_crash()
    {
        var map = new Hashtable { [1] = "a", ["1"] = "b" };
        Assert.Throws<C1InputException>(() => ShapeReader.Read(new MapShape(new ScalarShape(ScalarKind.String)), map, "Map"));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData(double.NaN)]
    public void A_number_that_json_cannot_write_is_refused(object value) =>
        Assert.Throws<C1InputException>(() => ShapeReader.Read(new ScalarShape(ScalarKind.Number), value, "N"));

    [Fact]
    public void Numbers_of_64_bits_travel_as_text() =>
        Assert.Equal("9007199254740993", ShapeReader.Read(new ScalarShape(ScalarKind.Int64), 9007199254740993L, "N"));

    [Theory]
    [InlineData("9.0", "Int32", 9)]
    [InlineData("1e2", "Int32", 100)]
    [InlineData(9.0, "Int32", 9)]
    [InlineData("3600.000", "Int64", "3600")]
    [InlineData("9223372036854775807.0", "Int64", "9223372036854775807")]
    [InlineData("9.5", "Int32", null)]
    [InlineData("2147483648", "Int32", null)]
    [InlineData("9223372036854775808", "Int64", null)]
    public void A_whole_number_is_written_as_in_a_cell(object given, string kind, object? number)
    {
        if (number is null)
        {
            Assert.Throws<C1InputException>(Number);
        }
        else
        {
            Assert.Equal(number, Number());
        }

        object? Number() => ShapeReader.Read(new ScalarShape(Enum.Parse<ScalarKind>(kind)), given, "N");
    }

    [Fact]
    public void Ids_lose_the_blanks_around_them_and_other_texts_keep_theirs()
    {
        Wire.AssertJson(
            """{"approval":{"group":{"appGroupId":"g","appId":"a","fallbackUserIds":["u","v"],"fallbackGroupIds":[{"appEntitlementId":"e","appId":"a"}]},"requiresStepUpProviderId":"s"}}""",
            Json(Read(Table(("Approval", Table(
                ("Group", Table(
                    ("AppGroupId", " g"), ("AppId", "a\t"), ("FallbackUserIds", new List<object?> { " u ", "v\n" }),
                    ("FallbackGroupIds", Table(("AppEntitlementId", "e "), ("AppId", " a"))))),
                ("RequiresStepUpProviderId", " s ")))))));
        Wire.AssertJson("""{"accept":{"acceptMessage":" Fine "}}""", Json(Read(Table(("Accept", Table(("AcceptMessage", " Fine ")))))));
        var reference = ReadAs<C1AppEntitlementRef>(("AppId", " a "), ("Id", " e "));
        Assert.Equal(("a", "e"), (reference.AppId, reference.Id));
        var baton = ReadAs<C1AppMatchBatonRef>(("AppId", " a "), ("ConnectorId", " c"), ("ExternalId", " x "));
        Assert.Equal(("a", "c", " x "), (baton.AppId, baton.ConnectorId, baton.ExternalId));
        var scope = ReadAs<C1PolicyScope>(("AppId", " a "), ("AppEntitlementId", "  "));
        Assert.Equal(("a", "  "), (scope.AppId, scope.AppEntitlementId));
        Assert.Equal("p", ReadAs<C1PolicyRule>(("Condition", " true "), ("PolicyId", "p ")).PolicyId);

        T ReadAs<T>(params (string Key, object? Value)[] members) => Assert.IsType<T>(ShapeReader.ReadAs(typeof(T), Table(members), "At"));
    }

    [Fact]
    public void Times_travel_in_utc()
    {
        var shape = new ScalarShape(ScalarKind.Timestamp);
        Assert.Equal("2026-02-03T03:05:06.0000000Z", ShapeReader.Read(shape, new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(1)), "T"));
        Assert.Equal("2026-02-03T04:05:06.0000000Z", ShapeReader.Read(shape, new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc), "T"));
        Assert.Equal("2026-02-03T04:05:06Z", ShapeReader.Read(shape, "2026-02-03T04:05:06Z", "T"));
    }

    [Fact]
    public void One_random_extra_key_anywhere_is_refused_by_name() => Property(
        (path, extra) =>
        {
            var root = Nested();
            var at = (IDictionary)root;
            foreach (var key in path)
                at = (IDictionary)at[key]!;
            at[extra] = "x";
            var error = Assert.Throws<C1InputException>(() => Read(root));
            Assert.Contains($"has no key \"{VisibleText.Of(extra)}\".", error.Message, StringComparison.Ordinal);
            Assert.StartsWith(string.Join('.', path.Prepend("Step")) + " ", error.Message, StringComparison.Ordinal);
        });

    private static void Property(Action<string[], string> check) => Always.Holds(
        from path in Gen.Elements(
            Array.Empty<string>(), ["approval"], ["approval", "manager"], ["approval", "escalation"], ["approval", "escalation", "replacePolicy"])
        from extra in Gen.OneOf(Always.AnyText, Always.Word).Select(t => "x" + t)
        select (path, extra),
        both => check(both.path, both.extra));

    private static Hashtable Nested() => Table(("approval", Table(
        ("manager", Table(("fallback", true))), ("escalation", Table(("replacePolicy", Table(("policyId", "p"))))))));

    private static Hashtable Table(params (string Key, object? Value)[] members)
    {
        var table = new Hashtable();
        foreach (var (key, value) in members)
            table[key] = value;
        return table;
    }

    private static C1PolicyStep Read(object value) => Assert.IsType<C1PolicyStep>(ShapeReader.ReadAs(typeof(C1PolicyStep), value, "Step"));

    private static string Json(C1PolicyStep step) => JsonSerializer.Serialize(step, C1JsonContext.Default.C1PolicyStep);

    private static void Refused(string at, string message, Hashtable value) => Wire.Refused(at, message, () => Read(value));
}
