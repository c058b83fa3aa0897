using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

public class PlainValueTests
{
    private static readonly Gen<string> Scalar = Gen.OneOf(
        Always.AnyText.Select(t => JsonSerializer.Serialize(t)),
        Gen.Elements("null", "true", "false", "0", "-1", "1.5", "0.1", "9223372036854775807", "-9223372036854775808", "18446744073709551615"),
        ArbMap.Default.GeneratorFor<int>().Select(i => i.ToString(CultureInfo.InvariantCulture)),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => f.Item.ToString("R", CultureInfo.InvariantCulture)));

    [Fact]
    public void Any_json_survives_a_round_trip() => Always.Holds(Json(3), json =>
    {
        var again = Write(Read(json));
        Assert.True(JsonNode.DeepEquals(Normal(JsonNode.Parse(json)), Normal(JsonNode.Parse(again))), json + " became " + again);
    });

    [Fact]
    public void Values_are_plain()
    {
        var value = Assert.IsType<C1Map<object?>>(
            Read("""{"z":"text","a":12,"b":1.50,"c":true,"d":null,"e":[1,"x",[]],"f":{"g":{}},"h":1e300,"i":18446744073709551615}"""));
        Assert.Equal(["z", "a", "b", "c", "d", "e", "f", "h", "i"], value.Keys);
        Assert.Equal(
            new object?[] { "text", 12L, 1.50m, true, null, 1e300, 18446744073709551615m },
            [value["z"], value["a"], value["b"], value["c"], value["d"], value["h"], value["i"]]);
        Assert.Equal(new object?[] { 1L, "x", Array.Empty<object?>() }, Assert.IsType<object?[]>(value["e"]));
    }

    [Theory]
    [InlineData("1e-30")]
    [InlineData("5E-324")]
    [InlineData("1.7976931348623157E+308")]
    [InlineData("0.00000000000000000000000000000123")]
    public void A_number_beyond_decimals_is_not_lost(string number)
    {
        var expected = double.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal(expected, double.Parse(Write(Read(number)), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_last_of_two_members_wins() => Assert.Equal("""{"a":2}""", Write(Read("""{"a":1,"a":2}""")));

    [Fact]
    public void What_powershell_holds_is_written()
    {
        var value = new Hashtable { ["a"] = new ArrayList { (byte)1, (short)-2, 3u, 4UL, 5.5f, 6.25m, "x", true, null } };
        Assert.Equal("""{"a":[1,-2,3,4,5.5,6.25,"x",true,null]}""", Write(value));
    }

    private static Gen<string> Json(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency(
            new ValueTuple<int, Gen<string>>(3, Scalar),
            (2, Json(depth - 1).ListOf().Select(items => "[" + string.Join(",", items.Take(4)) + "]")),
            (1, Always.AnyText.Zip(Json(depth - 1)).ListOf().Select(members => "{" + string.Join(
                ",", members.Take(4).DistinctBy(m => m.Item1).Select(m => JsonSerializer.Serialize(m.Item1) + ":" + m.Item2)) + "}")));

    // 1.0 and 1 are one number.
    private static JsonNode? Normal(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => new KeyValuePair<string, JsonNode?>(m.Key, Normal(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Normal)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && !value.TryGetValue<long>(out _) => JsonValue.Create(value.GetValue<double>()),
        _ => node?.DeepClone(),
    };

    private static object? Read(string json) => JsonSerializer.Deserialize(json, C1JsonContext.Default.Object);

    private static string Write(object? value) => JsonSerializer.Serialize(value!, C1JsonContext.Default.Object);
}
