using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Functions;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Operations;

public class OperationTests
{
    private const string Half = "planted\ud800";

    private static readonly Operation<string> Get = Operation.Get("/api/v1/things/{ThingId}", _ => "read");

    private static readonly Operation<string> Create = Operation.Create("/api/v1/boxes/{BoxId}/things", _ => "made");

    private static readonly Operation<string> Update = Operation.Update("/api/v1/boxes/{BoxId}/things/{ThingId}", "BigThing", _ => "changed");

    private static readonly Operation<string> Commit = Operation.Update("/api/v1/things/update", "Thing", _ => "changed") with { Key = "ThingId", Beside = ["Content", "CommitMessage"], Expanding = ["ExpandMask"] };

    [Fact]
    public void A_create_sends_what_is_given_in_its_order_but_what_is_in_its_path()
    {
        var call = Create.Call(new()
        {
            { "DisplayName", "P" },
            { "BoxId", "b/1" },
            { "IsX", false },
            { "MonthlyCostUsd", 0 },
            { "Description", "" },
            { "Owners", Array.Empty<string>() },
            { "ExpandMask", new Fields { { "Paths", new[] { "a", "b" } }, { "Nothing", null } } },
            { "URLs", new[] { "<ü>" } },
        });
        const string body = """{"displayName":"P","isX":false,"monthlyCostUsd":0,"description":"","owners":[],"expandMask":{"paths":["a","b"],"nothing":null},"urLs":["\u003C\u00FC\u003E"]}""";
        Wire.AssertCreate("/api/v1/boxes/b%2F1/things", body, call);
        Assert.Equal((body, body), (Wire.BodyOf(call), call.Request.Preview!()));
        Assert.Equal(("made", null), (call.Read("{}"u8.ToArray()), call.Empty));
        Assert.Empty(call.Request.Secrets);
    }

    public static TheoryData<object, string> Values => new()
    {
        { new C1AppEntitlementRef[] { new() { AppId = "a" } }, """[{"appId":"a"}]""" },
        { new C1AppResourceRef[] { new() { AppId = "a", AppResourceTypeId = "t", Id = "r" } }, """[{"appId":"a","appResourceTypeId":"t","id":"r"}]""" },
        { new IdRef[] { new("p") }, """[{"id":"p"}]""" },
        { new C1AppMatchBatonRef { AppId = "a", ExternalId = "x" }, """{"appId":"a","externalId":"x"}""" },
        { new Dictionary<string, string> { ["Team"] = "hr" }, """{"Team":"hr"}""" },
        { new C1PolicyScope { AppId = "a", Slot = "Emergency" }, """{"appId":"a","slot":"POLICY_SCOPE_SLOT_EMERGENCY"}""" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), "\"2026-01-02T03:04:05+01:00\"" },
        { new Hashtable { ["syncResourceTypeIds"] = new object?[] { "t1", 1, true, null } }, """{"syncResourceTypeIds":["t1",1,true,null]}""" },
        { new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { ["b"] = 1.5 } }, """{"a":{"b":1.5}}""" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_of_any_class_is_written_as_the_wire_has_it(object value, string json) =>
        Wire.AssertJson("{\"field\":" + json + "}", Wire.BodyOf(Create.Call(new() { { "BoxId", "b" }, { "Field", value } })));

    [Fact]
    public void A_create_leaves_out_what_has_no_value() =>
        Wire.AssertCreate("/api/v1/boxes/b/things", """{"displayName":"P"}""", Create.Call(new() { { "BoxId", "b" }, { "DisplayName", "P" }, { "Description", null } }));

    [Fact]
    public void A_create_of_nothing_is_an_object() => Wire.AssertCreate("/api/v1/boxes/b/things", "{}", Create.Call(new() { { "BoxId", "b" } }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void What_is_required_is_no_blank(string? name)
    {
        var create = Create with { Required = ["DisplayName"], Check = _ => throw new InvalidOperationException("too early") };
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => create.Call(new() { { "BoxId", "b" }, { "DisplayName", name } }));
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => create.Call([]));
    }

    [Fact]
    public void Fields_that_do_not_go_together_are_refused_before_a_call_is_made() => Wire.Refused(
        "B",
        "words",
        () => (Create with { Check = fields => Required.That(!(fields.Has("A") && fields.Has("B")), "B", () => "words") }).Call(new() { { "A", 1 }, { "B", null } }));

    [Fact]
    public void Any_text_arrives_as_it_is_or_is_refused_by_the_name_of_its_field() => Always.Holds(Always.AnyCodeUnits, text =>
    {
        var fields = new Fields { { "BoxId", "b" }, { "FirstName", text }, { "Texts", new[] { text } }, { "Map", new Dictionary<string, string> { [text] = text } } };
        if (!WholeText.Is(text))
        {
            Wire.Refused("FirstName", "FirstName contains half a character. Was it copied completely?", () => Create.Call(fields));
            return;
        }

        var sent = JsonDocument.Parse(Wire.BodyOf(Create.Call(fields))).RootElement;
        Assert.Equal((text, text), (sent.GetProperty("firstName").GetString(), sent.GetProperty("texts")[0].GetString()));
        Assert.Equal(text, sent.GetProperty("map").GetProperty(text).GetString());
    });

    // Keys of maps are not told: the serializer does not know them.
    public static TheoryData<string, object, string> Halves => new()
    {
        { "Owners", new[] { "u", Half }, "Owners" },
        { "Annotations", new Dictionary<string, string> { ["k"] = Half }, "Annotations" },
        { "Annotations", new Dictionary<string, string> { [Half] = "v" }, "Annotations" },
        { "AppEntitlementOwnerRefs", new C1AppEntitlementRef[] { new() { AppId = "a", Id = "e" }, new() { AppId = Half } }, "AppEntitlementOwnerRefs.AppId" },
        { "Refs", new IdRef[] { new(Half) }, "Refs.Id" },
        { "PolicySteps", Some.Steps("grant", new C1PolicyStep { Accept = new() { AcceptMessage = Half } }), "PolicySteps.Steps.Accept.AcceptMessage" },
        { "Rules", new C1PolicyRule[] { new() { Condition = Half } }, "Rules.Condition" },
        { "Scope", new C1PolicyScope { AppId = "a", Slot = Half }, "Scope.Slot" },
        { "SyncConfig", new Hashtable { ["a"] = new object[] { Half } }, "SyncConfig" },
        { "ExpandMask", new Fields { { "Paths", new[] { Half } } }, "Paths" },
        { "Content", new FunctionContent(new Dictionary<string, byte[]> { [Half] = [] }), "Content" },
        { "Config", new Masked(Half), "Config" },
    };

    [Theory]
    [MemberData(nameof(Halves))]
    public void Half_a_character_is_told_by_its_place(string name, object value, string place)
    {
        var message = place + " contains half a character. Was it copied completely?";
        Wire.Refused(place, message, () => Create.Call(new() { { "BoxId", "b" }, { name, value } }));
        Wire.Refused(place, message, () => Update.Call(new() { { "BoxId", "b" }, { "ThingId", "t" }, { name, value } }));
    }

    [Fact]
    public void An_update_sends_what_changes_in_its_wrapper_and_names_it_in_the_mask()
    {
        var call = Update.Call(new()
        {
            { "MonthlyCostUsd", 3 },
            { "ThingId", "t 1" },
            { "DisplayName", "N" },
            { "Description", null },
            { "BoxId", "b" },
            { "Owners", Array.Empty<string>() },
        });
        Wire.AssertCreate(
            "/api/v1/boxes/b/things/t%201",
            """{"bigThing":{"monthlyCostUsd":3,"displayName":"N","description":null,"owners":[]},"updateMask":"monthlyCostUsd,displayName,description,owners"}""",
            call);
        Assert.Equal(
            """{"bigThing":{"monthlyCostUsd":3,"displayName":"N","description":null,"owners":[]},"updateMask":"monthlyCostUsd,displayName,description,owners"}""",
            Wire.BodyOf(call));
        Assert.Equal(["BoxId", "ThingId"], Update.Names);
        Assert.Equal("changed", call.Read("{}"u8.ToArray()));
    }

    [Fact]
    public void The_mask_of_an_update_has_every_change_and_nothing_else() => Always.Holds(
        Always.Word.Select(word => char.ToUpperInvariant(word[0]) + word[1..]).NonEmptyListOf(),
        names =>
        {
            var fields = new Fields { { "BoxId", "b" }, { "ThingId", "t" } };
            foreach (var name in names)
                fields.Add(name, null);
            var sent = JsonDocument.Parse(Wire.BodyOf(Update.Call(fields))).RootElement;
            Assert.Equal(sent.GetProperty("bigThing").EnumerateObject().Select(member => member.Name), sent.GetProperty("updateMask").GetString()!.Split(','));
            Assert.Equal(names.Distinct().Count(), sent.GetProperty("bigThing").EnumerateObject().Count());
        });

    [Fact]
    public void What_names_the_object_stands_in_the_wrapper_where_the_path_does_not_have_it()
    {
        Wire.AssertCreate(
            "/api/v1/things/update", """{"thing":{"id":"t1","displayName":"N"},"updateMask":"displayName"}""", Commit.Call(new() { { "DisplayName", "N" }, { "ThingId", "t1" } }));
        Assert.Equal(["ThingId"], Commit.Names);
        Wire.Refused("ThingId", "ThingId is missing or empty.", () => Commit.Call(new() { { "DisplayName", "N" } }));
        Wire.Refused("ThingId", "ThingId is missing or empty.", () => Commit.Call(new() { { "ThingId", " " }, { "DisplayName", "N" } }));
    }

    [Fact]
    public void What_stands_beside_the_wrapper_is_in_no_mask_and_may_be_all()
    {
        Wire.AssertCreate(
            "/api/v1/things/update",
            """{"thing":{"id":"t1","displayName":"N"},"updateMask":"displayName","content":"x","expandMask":{"paths":["*"]}}""",
            Commit.Call(new()
            {
                { "ExpandMask", new Fields { { "Paths", new[] { "*" } } } },
                { "Content", "x" },
                { "CommitMessage", null },
                { "DisplayName", "N" },
                { "ThingId", "t1" },
            }));
        Wire.AssertCreate("/api/v1/things/update", """{"thing":{"id":"t1"},"content":"x"}""", Commit.Call(new() { { "ThingId", "t1" }, { "Content", "x" } }));
    }

    public static TheoryData<string, object?> NoChanges => new()
    {
        { "ThingId", "t1" },
        { "Content", null },
        { "ExpandMask", new Fields { { "Paths", new[] { "*" } } } },
    };

    [Theory]
    [MemberData(nameof(NoChanges))]
    public void An_update_of_nothing_is_refused(string name, object? value)
    {
        Wire.Refused("InputObject", "Nothing was given to change.", () => Commit.Call(new() { { "ThingId", "t1" }, { name, value } }));
        Wire.Refused("InputObject", "Nothing was given to change.", () => Update.Call(new() { { "BoxId", "b" }, { "ThingId", "t1" } }));
    }

    [Theory]
    [InlineData(null, "t", "BoxId")]
    [InlineData("b", " ", "ThingId")]
    public void An_update_has_all_its_ids(string? box, string? thing, string missing) => Wire.Refused(
        missing,
        missing + " is empty. An empty id would reach the whole collection, so nothing was sent.",
        () => Update.Call(new() { { "BoxId", box }, { "ThingId", thing }, { "DisplayName", "N" } }));

    [Fact]
    public void A_delete_may_be_repeated_and_answers_nothing()
    {
        var delete = Operation.Delete("/api/v1/things/{ThingId}");
        var call = delete.Call(new() { { "ThingId", "t/1" } });
        Assert.Equal(("DELETE", "/api/v1/things/t%2F1", "", true, false), (call.Request.Method, call.Request.Path, call.Request.Query, call.Request.Repeatable, call.Request.IsRead));
        Assert.Equal("{}", Wire.BodyOf(call));
        Assert.Same(Done.Value, call.Empty);
        Assert.Same(Done.Value, call.Read("{}"u8.ToArray()));
        Wire.Refused("ThingId", "ThingId is empty. An empty id would reach the whole collection, so nothing was sent.", () => delete.Call([]));
    }

    [Fact]
    public void A_get_has_no_body()
    {
        var call = Get.Call(new() { { "ThingId", "t1" }, { "DisplayName", "N" } });
        Wire.AssertGet("/api/v1/things/t1", call);
        Assert.Null(call.Request.Preview);
        Assert.False(call.Request.AnswerIsSecret);
        Assert.True((Get with { AnswerIsSecret = true }).Call(new() { { "ThingId", "t1" } }).Request.AnswerIsSecret);
        Assert.True((Create with { AnswerIsSecret = true }).Call(new() { { "BoxId", "b" } }).Request.AnswerIsSecret);
    }

    [Fact]
    public void A_masked_value_is_sent_and_not_shown()
    {
        var fields = new Fields { { "BoxId", "b" }, { "ThingId", "t" }, { "DisplayName", "N" }, { "Config", new Masked("hunter2") } };
        foreach (var (call, json) in new[]
        {
            (Create.Call(fields), """{"thingId":"t","displayName":"N","config":{"key":"hunter2"}}"""),
            (Update.Call(fields), """{"bigThing":{"displayName":"N","config":{"key":"hunter2"}},"updateMask":"displayName,config"}"""),
            ((Update with { Beside = ["Config"] }).Call(fields), """{"bigThing":{"displayName":"N"},"updateMask":"displayName","config":{"key":"hunter2"}}"""),
        })
        {
            Assert.Equal(json, Wire.BodyOf(call));
            Assert.Equal(json.Replace("hunter2", "***", StringComparison.Ordinal), call.Request.Preview!());
            Assert.Equal(["hunter2"], call.Request.Secrets);
        }
    }

    [Fact]
    public void Files_are_shown_by_their_sizes()
    {
        var call = Create.Call(new() { { "BoxId", "b" }, { "Content", new FunctionContent(new Dictionary<string, byte[]> { ["main.ts"] = [1, 2, 255] }) } });
        Wire.AssertJson("""{"content":{"main.ts":"AQL/"}}""", Wire.BodyOf(call));
        Wire.AssertJson("""{"content":{"main.ts":"bytes: 3"}}""", call.Request.Preview!());
        Assert.Empty(call.Request.Secrets);
    }

    private sealed class Masked(string secret) : IMaskedValue
    {
        public object Sent => new Dictionary<string, string> { ["key"] = secret };

        public object Shown => new Dictionary<string, string> { ["key"] = "***" };

        public IReadOnlyCollection<string> Secrets => [secret];
    }
}
