using ConductorOne.Policies;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class TimeZoneNamesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("Etc/GMT-14")]
    [InlineData("Asia/Calcutta")]
    public void Names_of_the_list_are_taken(string? name) => TimeZoneNames.Check(name, "Timezone");

    [Theory]
    [InlineData("Berlin", "\"Europe/Berlin\"")]
    [InlineData("europe/berlin", "\"Europe/Berlin\"")]
    [InlineData(" Europe/Berlin", "\"Europe/Berlin\"")]
    [InlineData("New York", "\"America/New_York\"")]
    [InlineData("Europe/Berlni", "\"Europe/Berlin\"")]
    [InlineData("Europe\\Berlin", "\"Europe/Berlin\"")]
    [InlineData("Argentina", "\"America/Argentina/Buenos_Aires\", \"America/Argentina/Catamarca\"")]
    [InlineData("W. Europe Standard Time", "\"Europe/Berlin\"")]
    [InlineData("pacific standard time", "\"America/Los_Angeles\"")]
    public void Others_are_refused_with_what_was_probably_meant(string name, string near) =>
        Assert.Contains(near, Assert.Throws<C1InputException>(() => TimeZoneNames.Check(name, "Timezone")).Message);

    [Theory]
    [InlineData("+01:00")]
    [InlineData("\u202eEurope")]
    [InlineData("Middle-earth/Hobbiton")]
    [InlineData(" ")]
    public void So_is_what_is_near_to_nothing(string name) =>
        Assert.Contains("is not the name of a time zone", Assert.Throws<C1InputException>(() => TimeZoneNames.Check(name, "Timezone")).Message);
}
