using System;
using System.Globalization;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Shapes;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public class CellHintsTests
{
    [Theory]
    [InlineData("99999999999", "too large: the largest whole number here is 2147483647.")]
    [InlineData(" 2147483648 ", "too large: the largest whole number here is 2147483647.")]
    [InlineData("+1e30", "too large: the largest whole number here is 2147483647.")]
    [InlineData("99999999999999999999999999999999999999999", "too large: the largest whole number here is 2147483647.")]
    [InlineData("-2147483649", "too small: the smallest whole number here is -2147483648.")]
    [InlineData("1.000", "ambiguous: 1000 in some countries, 1 in others. Give digits only.")]
    [InlineData(" -250.000", "ambiguous: -250000 in some countries, -250 in others. Give digits only.")]
    [InlineData("12.5", null)]
    [InlineData("1,200", null)]
    [InlineData("twelve", null)]
    [InlineData("5s", null)]
    [InlineData("", null)]
    public void A_number_out_of_range_or_with_a_point_for_thousands_is_told_from_what_is_no_number(string text, string? words) =>
        Assert.Equal(words, CellHints.OfWhole(text, int.MinValue, int.MaxValue));

    [Theory]
    [InlineData("24:00:00", " Did you mean \"1.00:00:00\"?")]
    [InlineData("36:30", " Did you mean \"1.12:30:00\"?")]
    [InlineData("100:00:05", " Did you mean \"4.04:00:05\"?")]
    [InlineData("90m", " Did you mean \"5400s\"?")]
    [InlineData("2 hours", " Did you mean \"7200s\"?")]
    [InlineData("1 Day", " Did you mean \"86400s\"?")]
    [InlineData("999999d", " Did you mean \"86399913600s\"?")]
    [InlineData("soon", "")]
    [InlineData("12:60", "")]
    [InlineData("5", "")]
    [InlineData("", "")]
    public void Another_form_of_a_duration_is_named(string text, string hint) => Assert.Equal(hint, CellHints.Duration(text));

    [Fact]
    public void Any_clock_that_is_hinted_means_what_was_typed() => Always.Holds(
        Gen.Choose(0, (1_000_000 * 60) - 1),
        minutes =>
        {
            var hint = CellHints.Duration(string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}:00", minutes / 60, minutes % 60));
            Assert.True(DurationText.TryRead(hint.Split('"')[1], out var read));
            Assert.Equal(TimeSpan.FromMinutes(minutes), read);
        });

    [Theory]
    [InlineData(ScalarKind.Int32, "99999999999", "x is \"99999999999\", which is too large: the largest whole number here is 2147483647.")]
    [InlineData(ScalarKind.Int64, "9223372036854775808", "x is \"9223372036854775808\", which is too large: the largest whole number here is 9223372036854775807.")]
    [InlineData(ScalarKind.Int64, "-9223372036854775809", "x is \"-9223372036854775809\", which is too small: the smallest whole number here is -9223372036854775808.")]
    [InlineData(ScalarKind.Int64, "1.5", "x is \"1.5\", which is not a whole number.")]
    [InlineData(ScalarKind.Duration, "99999999999999s", "x is \"99999999999999s\", which is too long: the longest duration is 922337203685 seconds.")]
    [InlineData(ScalarKind.Duration, "48:00", "x is \"48:00\", which is not a duration, such as 3600s, 01:00:00 or a TimeSpan. Did you mean \"2.00:00:00\"?")]
    public void The_same_is_said_inside_of_objects(object kind, string value, string words)
    {
        var error = Assert.Throws<C1InputException>(() => ShapeReader.Read(new ScalarShape((ScalarKind)kind), value, "x"));
        Assert.Equal(words, error.Message);
    }
}
