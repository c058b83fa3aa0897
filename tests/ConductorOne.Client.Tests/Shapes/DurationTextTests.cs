using System;
using ConductorOne.Shapes;
using Xunit;

namespace ConductorOne.Client.Tests.Shapes;

public class DurationTextTests
{
    [Theory]
    [InlineData("3600s", "01:00:00")]
    [InlineData(" 90s ", "00:01:30")]
    [InlineData("0.5s", "00:00:00.5000000")]
    [InlineData("01:30:00", "01:30:00")]
    [InlineData("1.00:30:00", "1.00:30:00")]
    [InlineData("0:5", "00:05:00")]
    public void The_wires_and_a_timespans_forms_are_read(string text, string duration)
    {
        Assert.True(DurationText.TryRead(text, out var read));
        Assert.Equal(duration, read.ToString("c"));
    }

    [Fact]
    public void A_timespan_is_itself()
    {
        Assert.True(DurationText.TryRead(TimeSpan.FromDays(3), out var read));
        Assert.Equal(TimeSpan.FromDays(3), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3600")]
    [InlineData("5")]
    [InlineData("1h")]
    [InlineData("PT1H")]
    [InlineData("1:2:3:4:5")]
    [InlineData("soon: now")]
    public void Anything_else_is_refused(string text) => Assert.False(DurationText.TryRead(text, out _));

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("48:00:00")]
    public void Hours_beyond_a_day_are_not_taken_for_days(string text) =>
        Assert.True(!DurationText.TryRead(text, out var read) || read <= TimeSpan.FromHours(48), text + " was read as " + read);

    [Fact]
    public void A_bare_number_says_no_unit() => Assert.False(DurationText.TryRead(3600, out _));
}
