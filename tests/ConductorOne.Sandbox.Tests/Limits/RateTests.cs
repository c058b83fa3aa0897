using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Limits;

public sealed class RateTests
{
    private const string Apps = "/api/v1/apps";

    [Fact]
    public async Task A_bucket_is_emptied_and_fills_again()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time });
        Assert.Equal("{}", (await tenant.PostAsync("/sandbox/rate", """{"perSecond":2,"burst":3}""")).Body);
        Assert.Equal("200 200 200 429 429", await AskAsync(tenant, 5));
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("200 429", await AskAsync(tenant, 2));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("200 200 200 429", await AskAsync(tenant, 4));
        Assert.Equal(
            """{"perSecond":2,"burst":3,"concurrent":0,"refused":4,"inProgress":0,"peak":1}""",
            (await tenant.GetAsync("/sandbox/rate")).Body);
    }

    [Fact]
    public async Task A_refusal_says_how_long_to_wait_and_does_nothing()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time, Rate = 1 });
        Assert.Equal(200, (await tenant.PostAsync(Apps, """{"displayName":"a"}""")).Status);
        var refusal = await tenant.PostAsync(Apps, """{"displayName":"b"}""");
        refusal.AssertError(429, 8, "too many requests");
        Assert.Equal("1", refusal.Headers["Retry-After"]);
        Assert.Equal(429, tenant.Server.Journal.Entries[^1].Status);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await tenant.GetAsync(Apps)).Json["list"]!.AsArray());
        await tenant.PostAsync("/sandbox/rate", """{"perSecond":1,"retryAfter":0}""");
        Assert.Equal("200 429", await AskAsync(tenant, 2));
        Assert.Equal("0", (await tenant.GetAsync(Apps)).Headers["Retry-After"]);
    }

    [Fact]
    public async Task A_refusal_comes_before_faults_and_leaves_signing_in_alone()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time });
        await tenant.PostAsync("/sandbox/rate", """{"perSecond":1}""");
        tenant.Server.Faults.Add(new Fault { Path = Apps, Skip = 1, Status = 500 });
        Assert.Equal("200 429 429", await AskAsync(tenant, 3));
        await tenant.SignInAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("500 429", await AskAsync(tenant, 2));
    }

    [Fact]
    public async Task Requests_in_progress_are_counted_and_limited()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/slow", Hang = true, Times = 0 });
        await tenant.PostAsync("/sandbox/rate", """{"concurrent":2,"retryAfter":7}""");
        using var slow = new HttpClient { BaseAddress = tenant.Server.Url };
        var waiting = Enumerable.Range(0, 2).Select(_ => slow.GetAsync("/api/v1/slow", TestContext.Current.CancellationToken)).ToList();
        while (!(await tenant.GetAsync("/sandbox/rate")).Body.Contains("\"inProgress\":2", StringComparison.Ordinal))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();

        var refusal = await tenant.GetAsync(Apps);
        Assert.Equal((429, "7"), (refusal.Status, refusal.Headers["Retry-After"]));
        Assert.Equal(
            """{"perSecond":0,"burst":0,"concurrent":2,"retryAfter":7,"refused":1,"inProgress":2,"peak":2}""",
            (await tenant.GetAsync("/sandbox/rate")).Body);

        // Whoever goes away makes room.
        slow.CancelPendingRequests();
        foreach (var request in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        while (!(await tenant.GetAsync("/sandbox/rate")).Body.Contains("\"inProgress\":0", StringComparison.Ordinal))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        Assert.Equal("200 200 200", await AskAsync(tenant, 3));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"perSecond":0}""")]
    public async Task A_limit_can_be_taken_away(string body)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = new ManualTime(), Rate = 1 });
        Assert.Equal("200 429", await AskAsync(tenant, 2));
        await tenant.PostAsync("/sandbox/rate", body);
        Assert.Equal("200 200 200", await AskAsync(tenant, 3));

        await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sandbox/reset"));
        await tenant.SignInAsync();
        Assert.Equal("200 429", await AskAsync(tenant, 2));
    }

    [Theory]
    [InlineData("""{"perSecond":-1}""", "perSecond is a number from 0 to 1000000")]
    [InlineData("""{"perSecond":1,"burst":0}""", "burst is at least 1")]
    [InlineData("""{"rate":1}""", "proto: unknown field \"rate\"")]
    public async Task A_bad_limit_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync("/sandbox/rate", body)).AssertError(400, 3, message);
    }

    private static async Task<string> AskAsync(TestTenant tenant, int times)
    {
        var statuses = new int[times];
        for (var i = 0; i < times; i++)
            statuses[i] = (await tenant.GetAsync(Apps)).Status;
        return string.Join(' ', statuses);
    }
}
