using System.Globalization;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Connectors;

/// <summary>What is a cron expression, and what is none.</summary>
public class CronTextTests
{
    [Theory]
    [InlineData("* * * * *")]
    [InlineData("0 3 * * MON-FRI")]
    [InlineData("*/15 0-6,22 ? jan,DEC 1/2")]
    [InlineData("5/10\t0 \t1-31/7 * 7")]
    [InlineData(" 0 0 1 1 0 ")]
    [InlineData("@Daily")]
    public void It_is_one(string text) => CronText.Check(text, "Schedule");

    [Theory]
    [InlineData("", "it has 0 fields")]
    [InlineData("* * * *", "it has 4 fields")]
    [InlineData("@every 1h", "it has 2 fields")]
    [InlineData("@every 90m", "an interval is none")]
    [InlineData("CRON_TZ=UTC 0 3 * * *", "it begins with a time zone")]
    [InlineData("TZ=UTC 0 3 * * *", "it begins with a time zone")]
    [InlineData("-1 * * * *", "\"-1\" is no minute")]
    [InlineData("+1 * * * *", "\"+1\" is no minute")]
    [InlineData("1- * * * *", "\"1-\" is no minute")]
    [InlineData("1-2-3 * * * *", "\"1-2-3\" is no minute")]
    [InlineData("*/60 * * * *", "\"*/60\" is no minute")]
    [InlineData("*-5 * * * *", "\"*-5\" is no minute")]
    [InlineData("1/2/3 * * * *", "\"1/2/3\" is no minute")]
    [InlineData("? * * * *", "\"?\" is no minute")]
    [InlineData("0 MON * * *", "\"MON\" is no hour")]
    [InlineData("0 0 L * *", "\"L\" is no day of the month")]
    [InlineData("0 0 * 13 *", "\"13\" is no month")]
    [InlineData("0 0 * * 8", "\"8\" is no day of the week")]
    [InlineData("0 0 * * ١", "is no day of the week")]
    public void It_is_none(string text, string words)
    {
        var error = Assert.Throws<C1InputException>(() => CronText.Check(text, "Schedule"));
        Assert.Contains(words, error.Message);
        Assert.Equal("Schedule", error.Parameter);
    }

    [Fact]
    public void Any_text_is_one_or_is_refused_in_a_sentence() => Always.Holds(Always.AnyCodeUnits, text =>
    {
        try
        {
            CronText.Check(text, "Schedule");
        }
        catch (C1InputException e)
        {
            Assert.Contains("is no cron expression", e.Message);
        }
    });

    [Fact]
    public void Any_number_counts_that_is_in_its_range()
    {
        (int Least, int Most)[] ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];
        Always.Holds(Gen.Choose(-5, 70).Select(i => i), number =>
        {
            for (var place = 0; place < ranges.Length; place++)
            {
                var text = string.Join(" ", Enumerable.Range(0, ranges.Length).Select(i => i == place ? number.ToString(CultureInfo.InvariantCulture) : "*"));
                var isIn = number >= ranges[place].Least && number <= ranges[place].Most;
                Assert.Equal(isIn, Record.Exception(() => CronText.Check(text, "Schedule")) is null);
            }
        });
    }
}
