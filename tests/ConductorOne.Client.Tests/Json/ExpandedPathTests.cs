using System.Collections.Generic;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

public class ExpandedPathTests
{
    private static readonly object?[] Expanded = ["a", "b", "c"];

    [Theory]
    [InlineData("$.expanded[0]", "a")]
    [InlineData("$.expanded[2]", "c")]
    [InlineData("$.expanded[2,0]", "ca")]
    [InlineData("$.expanded[1, 1]", "bb")]
    [InlineData("$.expanded[1,9]", "b")]
    [InlineData("$.expanded[3]", "")]
    [InlineData("$.expanded[999999]", "")]
    [InlineData("", "")]
    [InlineData("$.expanded", "")]
    [InlineData("$.expanded[]", "")]
    [InlineData("$.expanded[*]", "abc")]
    [InlineData("$.expanded.*", "abc")]
    [InlineData("$.expanded[-1]", "c")]
    [InlineData("$.expanded[-3, -4]", "a")]
    [InlineData("expanded[1]", "b")]
    [InlineData("$['expanded'][0]", "a")]
    [InlineData("$[\"expanded\"][ 0 ]", "a")]
    [InlineData("['expanded'][0,-1]", "ac")]
    [InlineData("$.expanded[0:2]", "ab")]
    [InlineData("$.expanded[1:]", "bc")]
    [InlineData("$.expanded[:-1]", "ab")]
    [InlineData("$.expanded[-2:]", "bc")]
    [InlineData("$.expanded[:]", "abc")]
    [InlineData("$.expanded[::2]", "ac")]
    [InlineData("$.expanded[::-1]", "cba")]
    [InlineData("$.expanded[2:0:-1]", "cb")]
    [InlineData("$.expanded[0,1:]", "abc")]
    [InlineData("$.expanded[5:99999999999999999999]", "")]
    [InlineData("$.expanded[::0]", "")]
    [InlineData("$", "")]
    [InlineData("$.others[0]", "")]
    [InlineData("$.expanded[?(@.id=='a')]", "")]
    [InlineData("$..expanded[0]", "")]
    [InlineData("$.expanded[0", "")]
    [InlineData("$.expanded[0,]", "")]
    [InlineData("$.expanded['0']", "")]
    [InlineData("$.expanded[0][0]", "")]
    [InlineData("$.expanded[99999999999999]", "")]
    [InlineData("$.expanded[0].id", "")]
    [InlineData("$.expanded[0]\n", "")]
    public void It_picks_what_it_points_to_and_nothing_else(string path, string picked)
    {
        Assert.Equal(picked, string.Concat(ExpandedPath.All(path, Expanded)));
        Assert.Equal(picked.Length == 0 ? null : picked[..1], ExpandedPath.Single(path, Expanded));
    }

    [Theory]
    [InlineData("$.expanded[0].role", "admin")]
    [InlineData("$.expanded[0]['role']", "admin")]
    [InlineData("$.expanded[*].role", "adminuser")]
    [InlineData("$.expanded[1].tags[*]", "xy")]
    [InlineData("$.expanded[1]['odd \\'name\\'']", "z")]
    [InlineData("$.expanded[1]['role','none']", "user")]
    [InlineData("$.expanded[1].role.deeper", "")]
    public void It_follows_names_into_objects(string path, string picked) => Assert.Equal(picked, string.Concat(ExpandedPath.All(path,
    [
        new Dictionary<string, object?> { ["role"] = "admin" },
        new Dictionary<string, object?> { ["role"] = "user", ["tags"] = new object?[] { "x", "y" }, ["odd 'name'"] = "z" },
    ])));

    [Fact]
    public void Any_text_leads_somewhere_or_nowhere() => Always.Holds(
        Gen.Elements("$", ".", "expanded", "[", "]", "*", "0", "-1", ":", ",", "'", "\"", " ", "\\", "x", "..", "?(@)").ListOf().Select(string.Concat),
        path => Assert.All(ExpandedPath.All(path, Expanded), found => Assert.Contains(found, Expanded)));

    [Fact]
    public void Paths_that_point_to_everything_end_with_the_steps_that_are_left()
    {
        var steps = 10_000;
        var path = "$.expanded" + string.Concat(Enumerable.Repeat("[0,0,0,0,0,0,0,0,0,0]", 12));
        object?[] self = [null];
        self[0] = self;
        Assert.InRange(ExpandedPath.All(path, self, ref steps).Count, 0, 10_000);
    }
}
