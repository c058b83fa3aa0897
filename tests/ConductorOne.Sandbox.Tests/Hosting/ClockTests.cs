using System;
using System.Globalization;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Hosting;

public sealed class ClockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(290)]
    [InlineData(-86_400)]
    public async Task Every_answer_is_dated_by_the_clock_of_the_tenant(int secondsAhead)
    {
        var time = new ManualTime();
        var offset = TimeSpan.FromSeconds(secondsAhead);
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time, ClockOffset = offset });
        tenant.Server.Faults.Add(new Fault { Path = "/broken", Html = true });
        var expected = (time.GetUtcNow() + offset).ToString("R", CultureInfo.InvariantCulture);

        foreach (var path in new[] { "/api/v1/apps", "/api/v1/nothing", "/auth/v1/token", "/sandbox/journal", "/broken" })
            Assert.Equal(expected, (await tenant.GetAsync(path)).Headers["Date"]);

        time.Advance(TimeSpan.FromSeconds(61));
        var later = (time.GetUtcNow() + offset).ToString("R", CultureInfo.InvariantCulture);
        Assert.Equal(later, (await tenant.GetAsync("/api/v1/apps")).Headers["Date"]);
    }

    [Fact]
    public async Task Objects_are_dated_by_the_clock_of_the_tenant()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time, ClockOffset = TimeSpan.FromHours(-5) });
        var created = (await tenant.PostAsync("/api/v1/apps", """{"displayName":"a"}""")).Json["app"]!["createdAt"]!;
        var expected = (time.GetUtcNow() - TimeSpan.FromHours(5)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.StartsWith(expected, (string)created!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_lives_by_the_stopwatch_whatever_the_clock_says()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time, TokenLifetime = TimeSpan.FromSeconds(30) });
        time.SetClock(TimeSpan.FromDays(1));
        Assert.Equal(200, (await tenant.GetAsync("/api/v1/apps")).Status);
        time.SetClock(TimeSpan.FromDays(-2));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(200, (await tenant.GetAsync("/api/v1/apps")).Status);
        time.Advance(TimeSpan.FromSeconds(1));
        (await tenant.GetAsync("/api/v1/apps")).AssertError(401, 16, "invalid or expired token");
    }
}
