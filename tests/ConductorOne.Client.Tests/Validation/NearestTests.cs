using System;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public class NearestTests
{
    private static readonly string[] Names = ["displayName", "description", "policyType", "id"];

    [Theory]
    [InlineData("displayname", "displayName")]
    [InlineData("dsplayName", "displayName")]
    [InlineData("displyNaem", "displayName")]
    [InlineData("descripton", "description")]
    [InlineData("POLICYTYPE", "policyType")]
    [InlineData("policy_type", "policyType")]
    [InlineData("name", "displayName")]
    [InlineData("Id", "id")]
    public void What_was_meant_is_found(string typed, string meant)
    {
        Assert.Equal(meant, Nearest.Find(typed, Names));
        Assert.Equal($" Did you mean \"{meant}\"?", Nearest.Hint(typed, Names));
    }

    [Theory]
    [InlineData("owners")]
    [InlineData("somethingElse")]
    [InlineData("xy")]
    public void What_is_like_nothing_has_no_hint(string typed)
    {
        Assert.Null(Nearest.Find(typed, Names));
        Assert.Equal("", Nearest.Hint(typed, Names));
    }

    [Fact]
    public void The_nearest_of_several_wins() => Assert.Equal("grant", Nearest.Find("grnt", ["great", "grant", "grunt"]));

    [Fact]
    public void Among_nothing_there_is_nothing() => Assert.Null(Nearest.Find("x", Array.Empty<string>()));
}
