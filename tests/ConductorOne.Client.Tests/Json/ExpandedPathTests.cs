using ConductorOne.Json;
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
    [InlineData("$.expanded[*]", "")]
    [InlineData("$.expanded[-1]", "")]
    [InlineData("$.expanded[99999999999999]", "")]
    [InlineData("$.expanded[0].id", "")]
    [InlineData("$.expanded[0]\n", "")]
    public void It_picks_what_it_points_to_and_nothing_else(string path, string picked)
    {
        Assert.Equal(picked, string.Concat(ExpandedPath.All(path, Expanded)));
        Assert.Equal(picked.Length == 0 ? null : picked[..1], ExpandedPath.Single(path, Expanded));
    }
}
