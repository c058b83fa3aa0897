using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Control;

public sealed class OutageTests
{
    private const string Apps = "/api/v1/apps";

    [Fact]
    public async Task A_tenant_that_is_taken_down_refuses_connections_and_comes_back_as_it_was()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Https = true });
        var (url, httpsUrl) = (tenant.Server.Url, tenant.Server.HttpsUrl!);
        await tenant.CreateAppAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/slow", Hang = true });
        var slow = tenant.GetAsync("/api/v1/slow");
        await tenant.Server.Journal.WaitForAsync(entry => entry.Path == "/api/v1/slow", TestContext.Current.CancellationToken);

        await tenant.Server.TakeDownAsync();
        await tenant.Server.TakeDownAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => slow);
        Assert.True(await IsRefusedAsync(url));
        Assert.True(await IsRefusedAsync(httpsUrl));

        await tenant.Server.BringUpAsync();
        await tenant.Server.BringUpAsync();
        Assert.Equal((url, httpsUrl), (tenant.Server.Url, tenant.Server.HttpsUrl));
        Assert.Single((await tenant.GetAsync(Apps)).Json["list"]!.AsArray());
        Assert.False(await IsRefusedAsync(httpsUrl));
    }

    [Fact]
    public async Task A_tenant_that_is_down_can_be_stopped()
    {
        var tenant = await TestTenant.StartAsync();
        await tenant.Server.TakeDownAsync();
        await tenant.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(tenant.Server.BringUpAsync);
        Assert.True(await IsRefusedAsync(tenant.Server.Url));
    }

    [Fact]
    public async Task An_outage_is_announced_and_passes()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time });
        await tenant.CreateAppAsync();
        var answer = await tenant.PostAsync("/sandbox/outage", """{"milliseconds":3000}""");
        Assert.Equal((200, "{}", "close"), (answer.Status, answer.Body, answer.Headers["Connection"]));
        Assert.Equal(TimeSpan.FromSeconds(3), await time.TimerBegunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, tenant.Server.Outages.Begun);
        Assert.True(await IsRefusedAsync(tenant.Server.Url));
        time.Advance(TimeSpan.FromSeconds(2.999));
        Assert.True(await IsRefusedAsync(tenant.Server.Url));
        time.Advance(TimeSpan.FromSeconds(0.001));
        await WaitUntilUpAsync(tenant);
        Assert.Single((await tenant.GetAsync(Apps)).Json["list"]!.AsArray());
        while ((await tenant.GetAsync("/sandbox/outage")).Body != """{"begun":0}""")
            await Task.Yield();
    }

    [Fact]
    public async Task An_outage_can_wait_for_answers()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time });
        await tenant.PostAsync("/sandbox/outage", """{"after":1,"milliseconds":500000}""");
        await tenant.PostAsync("/sandbox/outage", """{"after":2,"milliseconds":600000}""");
        Assert.Equal(200, (await tenant.PostAsync(Apps, """{"displayName":"a"}""")).Status);
        Assert.Equal(200, (await tenant.GetAsync("/sandbox/journal")).Status);
        var last = await tenant.PostAsync(Apps, """{"displayName":"b"}""");
        Assert.Equal((200, "close"), (last.Status, last.Headers["Connection"]));
        Assert.Equal(TimeSpan.FromSeconds(600), await time.TimerBegunAsync(TestContext.Current.CancellationToken));
        Assert.True(await IsRefusedAsync(tenant.Server.Url));

        await tenant.Server.BringUpAsync();
        for (var i = 0; i < 3; i++)
            Assert.Equal(2, (await tenant.GetAsync(Apps)).Json["list"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_reset_forgets_the_outage_that_waits()
    {
        await using var tenant = await TestTenant.StartAsync();
        await tenant.PostAsync("/sandbox/outage", """{"after":1,"milliseconds":600000}""");
        tenant.Server.Reset();
        await tenant.SignInAsync();
        Assert.False((await tenant.GetAsync(Apps)).Headers.ContainsKey("Connection"));
    }

    [Theory]
    [InlineData("{}", "invalid Outage.Milliseconds: value is required")]
    [InlineData("""{"milliseconds":0}""", "milliseconds is a number from 1 to 600000")]
    [InlineData("""{"milliseconds":600001}""", "milliseconds is a number from 1 to 600000")]
    [InlineData("""{"milliseconds":1,"after":-1}""", "after is not less than 0")]
    public async Task A_bad_outage_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync("/sandbox/outage", body)).AssertError(400, 3, message);
    }

    // Only a connection tells that a listener is there again.
    private static async Task WaitUntilUpAsync(TestTenant tenant)
    {
        while (await IsRefusedAsync(tenant.Server.Url))
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    private static async Task<bool> IsRefusedAsync(Uri url)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            // It was taken in by a listener that was about to close.
            return false;
        }
    }
}
