using System;
using System.Linq;
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

    [Theory]
    [InlineData("google", " Did you mean \"Google Cloud\", \"Google Workspace\" or \"Apps of Google\"?")]
    [InlineData("GOOGLE WORK", " Did you mean \"Google Workspace\"?")]
    [InlineData("Boxx", " Did you mean \"Box\"?")]
    [InlineData("Fox", " Did you mean \"Box\" or \"Foy\"?")]
    [InlineData("nothing like it", "")]
    public void All_that_are_equally_near_are_named(string typed, string hint) =>
        Assert.Equal(hint, Nearest.Hint(typed, ["Google Cloud", "Box", "Google Workspace", "Foy", "Apps of Google"]));

    // What contains the text comes before what is only near, and of those that contain it, the shortest comes first.
    [Theory]
    [InlineData("owners", "Owners.Add", "Owners.List", "AppOwners.Add")]
    [InlineData("Ownes.Add", "Owners.Add", "AppOwners.Add", "Owners.List")]
    [InlineData("Add", "Owners.Add", "AppOwners.Add", "AppEntitlementOwners.Add")]
    [InlineData("", "Vault.Get", "Owners.Add", "Owners.List")]
    public void The_closest_are_in_order(string typed, params string[] closest) =>
        Assert.Equal(closest, Nearest.Closest(typed, ["AppEntitlementOwners.Add", "Owners.List", "AppOwners.Add", "Vault.Get", "Owners.Add"], 3));

    [Fact]
    public void A_long_list_is_cut()
    {
        var hint = Nearest.Hint("app", Enumerable.Range(0, 40).Select(i => $"app {i:00}"));
        Assert.StartsWith(" Did you mean \"app 00\", \"app 01\",", hint, StringComparison.Ordinal);
        Assert.EndsWith(", \"app 11\" or …?", hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Descripton", "description")]
    [InlineData("Desciption", "description")]
    [InlineData("Display Name", "displayName")]
    [InlineData("display_name", "displayName")]
    [InlineData("DisplayNmae", "displayName")]
    [InlineData("policy-type", "policyType")]
    [InlineData("PolcyTyp", "policyType")]
    [InlineData("Name", null)]
    [InlineData("ID2", null)]
    [InlineData("Prescription", null)]
    [InlineData("Subscription", null)]
    [InlineData("Play", null)]
    [InlineData("", null)]
    [InlineData("--", null)]
    public void A_column_is_a_misspelling_only_where_hardly_anything_differs(string column, string? meant) =>
        Assert.Equal(meant, Nearest.Misspelt(column, Names));

    [Theory]
    [InlineData("Display", "displayName")]
    [InlineData("policy t", "policyType")]
    [InlineData("POL", "policyType")]
    [InlineData("Po", null)]
    [InlineData("Type", null)]
    [InlineData("de", null)]
    [InlineData("", null)]
    public void An_abbreviation_is_the_beginning_of_one_name(string column, string? meant) => Assert.Equal(meant, Nearest.Abbreviated(column, Names));

    [Fact]
    public void The_beginning_of_two_names_is_no_abbreviation() => Assert.Null(Nearest.Abbreviated("grant", ["grantPolicyId", "grantReason"]));
}
