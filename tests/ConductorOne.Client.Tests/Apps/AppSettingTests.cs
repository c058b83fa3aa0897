using System;
using System.Text;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Apps;

public class AppSettingTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData("set", "set", "\"durationGrant\":\"7200s\"")]
    [InlineData("set", "unset", "\"durationGrant\":\"7200s\"")]
    [InlineData("set", "none", "\"durationGrant\":\"7200s\"")]
    [InlineData("clear", "set", "\"durationUnset\":{}")]
    [InlineData("unset", "set", "\"durationUnset\":{}")]
    [InlineData("unset", "none", "\"durationUnset\":{}")]
    [InlineData("not", "set", "")]
    [InlineData("none", "set", "\"durationGrant\":\"3600s\"")]
    [InlineData("none", "unset", "\"durationUnset\":{}")]
    [InlineData("none", "none", "")]
    public void One_duration_or_none_is_sent(string given, string present, string sent)
    {
        var changes = new Fields { { "AppId", "a1" }, { "DefaultsEnabled", true } };
        switch (given)
        {
            case "set":
                changes.Add("DurationGrant", Hour + Hour);
                break;
            case "clear":
                changes.Add("DurationGrant", null);
                break;
            case "unset" or "not":
                changes.Add("DurationUnset", given == "unset");
                break;
        }

        var now = new C1AppAccessRequestDefault { DurationGrant = present == "set" ? Hour : null, Unset = present == "unset" ? new object() : null };
        sent = given == "not" && present == "set" ? "\"durationGrant\":\"3600s\"" : sent;
        var body = Body(AppAccessRequestDefaultOperations.Replace.Call(AppAccessRequestDefaultOperations.Whole(changes, now)).Request);
        Assert.Equal(
            "{\"defaultsEnabled\":true,\"resourceTypeIds\":[],\"catalogIds\":[],\"requestPolicyId\":\"\",\"requestSchemaId\":\"\",\"emergencyGrantEnabled\":false,\"emergencyGrantPolicyId\":\"\""
            + (sent.Length > 0 ? "," : "") + sent + "}",
            body);
    }

    [Fact]
    public void What_is_not_given_stays() => Always.Holds(Always.AnyCodeUnits, text =>
    {
        var present = new C1AppAccessRequestDefault
        {
            DefaultsEnabled = text.Length % 2 == 0,
            EmergencyGrantEnabled = true,
            RequestPolicyId = text,
            RequestSchemaId = text + text,
            ResourceTypeIds = ["t1", text],
            CatalogIds = ["c1"],
        };
        var whole = AppAccessRequestDefaultOperations.Whole(new() { { "AppId", "a1" }, { "EmergencyGrantPolicyId", "p1" } }, present);
        Assert.Equal((present.DefaultsEnabled, present.EmergencyGrantEnabled), ((bool)whole["DefaultsEnabled"]!, (bool)whole["EmergencyGrantEnabled"]!));
        Assert.Equal((text, text + text, "p1"), (whole["RequestPolicyId"], whole["RequestSchemaId"], whole["EmergencyGrantPolicyId"]));
        Assert.Equal(["t1", text], whole.Get<string[]>("ResourceTypeIds")!);
    });

    [Fact]
    public void A_directory_keeps_its_filter_and_its_matching()
    {
        var present = new C1Directory { Id = "a1", CelFilter = new() { Expression = "x" }, MergeConfig = new() { MatchCases = [new() { AppUserKeyCel = "k" }] } };
        Assert.Equal(
            """{"celExpression":{"expression":"x"},"mergeConfig":{"matchCases":[{"appUserKeyCel":"k"}]}}""",
            Body(DirectoryOperations.Replace.Call(DirectoryOperations.Whole(new() { { "AppId", "a1" }, { "ExpandMask", null } }, present)).Request));
        Assert.Equal("""{"all":{}}""", Body(DirectoryOperations.Replace.Call(DirectoryOperations.Whole(new() { { "AppId", "a1" }, { "All", true }, { "MergeConfig", null } }, present)).Request));
        Assert.Equal("""{"appId":"a1","all":{}}""", Body(DirectoryOperations.Create.Call(DirectoryOperations.Whole(new() { { "AppId", "a1" } }, null)).Request));

        // Taken away, the expression leaves nothing that would say which accounts count.
        Assert.Throws<C1InputException>(() => DirectoryOperations.Whole(new() { { "AppId", "a1" }, { "CelExpression", null } }, present));
    }

    private static string Body(ApiRequest request) => Encoding.UTF8.GetString(request.Body!());
}
