using System;
using System.Globalization;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [Theory]
    [InlineData("2", 2)]
    [InlineData(" 2 ", 2)]
    [InlineData("\t07", 7)]
    [InlineData("1.5", 1.5)]
    [InlineData("0.25", 0.25)]
    [InlineData(".5", 0.5)]
    [InlineData("3.", 3)]
    [InlineData("1.00000000000000000000000000000000001", 1)]
    [InlineData("Tue, 03 Feb 2026 04:05:36 GMT", 30)]
    [InlineData("tue, 3 feb 2026 04:05:36 GMT", 30)]
    [InlineData("Tuesday, 03-Feb-26 04:05:36 GMT", 30)]
    [InlineData("Wednesday, 03-Feb-26 04:05:36 GMT", 30)]
    [InlineData("Tue Feb  3 04:05:36 2026", 30)]
    [InlineData("Tue Feb 3 04:05:36 2026", 30)]
    [InlineData("03 Feb 2026 05:05:36 +01:00", 30)]
    public void A_wait_is_read(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Read([text], Now));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("-1")]
    [InlineData("-1.5")]
    [InlineData("soon")]
    [InlineData("1,5")]
    [InlineData("1.5.2")]
    [InlineData("1e3")]
    [InlineData("2s")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\u0661")]
    [InlineData("Tue, 03 Feb 2026 04:05:06 GMT")]
    [InlineData("Tue, 03 Feb 1970 04:05:06 GMT")]
    [InlineData("Tue, 33 Feb 2026 04:05:06 GMT")]
    [InlineData("2026-02-03T04:05:36Z")]
    public void Anything_else_asks_for_no_wait(string text) => Assert.Null(RetryAfter.Read([text], Now));

    [Theory]
    [InlineData("9999999999999999")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("922337203685477.6")]
    public void A_wait_without_end_is_the_longest(string text) => Assert.Equal(TimeSpan.MaxValue, RetryAfter.Read([text], Now));

    [Fact]
    public void Of_several_the_first_that_can_be_read_counts() => Assert.Equal(TimeSpan.FromSeconds(2), RetryAfter.Read(["soon", "2", "9"], Now));

    [Fact]
    public void Any_text_is_read_or_not() => Always.Holds(Always.AnyText, text => Assert.True(RetryAfter.Read([text], Now) is null or { Ticks: > 0 }));

    [Fact]
    public void Every_fraction_is_waited_for() => Always.Holds(Gen.Choose(1, 1_000_000), milliseconds => Assert.Equal(
        TimeSpan.FromMilliseconds(milliseconds), RetryAfter.Read([(milliseconds / 1000m).ToString(CultureInfo.InvariantCulture)], Now)));
}
