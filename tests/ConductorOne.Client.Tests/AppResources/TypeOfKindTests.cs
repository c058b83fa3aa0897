using System.Linq;
using ConductorOne.AppResources;
using Xunit;

namespace ConductorOne.Client.Tests.AppResources;

public class TypeOfKindTests
{
    [Theory]
    [InlineData("Role", "Roles", "Credential", "Roles", "Groups")]
    [InlineData("Role", "Permissions", "Credential", "Permissions", "Groups")]
    [InlineData("ProfileType", "profile types", "profile types", "Anything")]
    [InlineData("SessionPolicy", "Session policy", "Session policy", "Policies")]
    [InlineData("License", "Seats", "Seats")]
    [InlineData("Group", null, "Teams", "Squads")]
    [InlineData("Group", null, "Credential")]
    [InlineData("Group", null, "Group", "Groups")]
    public void The_name_tells_or_the_rest_does(string kind, string? found, params string[] names) =>
        Assert.Equal(found, TypeOfKind.Find([.. names.Select(name => new C1AppResourceType { Id = name, DisplayName = name })], kind)?.DisplayName);

    [Fact]
    public void A_trait_tells_before_a_name() => Assert.Equal("b", TypeOfKind.Find(
        [new() { Id = "a", DisplayName = "Group" }, new() { Id = "b", DisplayName = "Role", TraitIds = ["TRAIT_GROUP"] }], "Group")?.Id);
}
