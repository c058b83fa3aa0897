using System;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using ConductorOne.Policies;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

public class WireDurationTests
{
    [Theory]
    [InlineData("3600s", 36_000_000_000)]
    [InlineData("1.5s", 15_000_000)]
    [InlineData("0.0000001s", 1)]
    [InlineData("0s", 0)]
    [InlineData("-1.5s", -15_000_000)]
    [InlineData("315576000s", 3_155_760_000_000_000)]
    public void Durations_are_seconds_with_an_s(string text, long ticks)
    {
        Assert.True(WireDuration.TryRead(text, out var duration));
        Assert.Equal(ticks, duration.Ticks);
        Assert.Equal(text, WireDuration.Format(duration));
    }

    [Fact]
    public void Nanoseconds_are_cut_to_what_a_timespan_holds()
    {
        Assert.True(WireDuration.TryRead("1.123456789s", out var duration));
        Assert.Equal(11_234_567, duration.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("3600")]
    [InlineData("1h")]
    [InlineData("1h30s")]
    [InlineData("1 s")]
    [InlineData("1,5s")]
    [InlineData("1e3s")]
    [InlineData("1S")]
    [InlineData("NaNs")]
    [InlineData("922337203685477s1s")]
    [InlineData("9223372036854775807s")]
    [InlineData("-9223372036854775807s")]
    [InlineData("99999999999999999999999999999999s")]
    public void Anything_else_is_none(string text) => Assert.False(WireDuration.TryRead(text, out _));

    [Fact]
    public void Every_duration_survives_a_round_trip() => Always.Holds(
        Gen.OneOf(ArbMap.Default.GeneratorFor<int>().Select(i => (long)i), ArbMap.Default.GeneratorFor<long>().Select(t => t / 2)).Select(TimeSpan.FromTicks),
        duration =>
        {
            Assert.True(WireDuration.TryRead(WireDuration.Format(duration), out var read));
            Assert.Equal(duration, read);
        });

    [Theory]
    [InlineData("""{"duration":"90s"}""", 90)]
    [InlineData("""{"duration":null}""", null)]
    [InlineData("""{}""", null)]
    public void A_member_is_read_and_null_is_none(string json, int? seconds) => Assert.Equal(
        seconds is { } s ? TimeSpan.FromSeconds(s) : null, Read(json).Duration);

    [Theory]
    [InlineData("""{"duration":"1h"}""")]
    [InlineData("""{"duration":90}""")]
    [InlineData("""{"duration":{}}""")]
    public void Another_form_of_member_is_an_error_of_json(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static WaitDuration Read(string json) =>
        JsonSerializer.Deserialize("{\"wait\":{\"duration\":" + json + "}}", C1JsonContext.Default.C1PolicyStep)!.Wait!.Duration!;
}
