using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class C1ClientTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_answers_with_the_object()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.Client().SendAsync(NewApp(), null, Cancelled);
        Assert.Equal("Payroll", app.DisplayName);
        Assert.Equal(app.Id, app.AppId);
        Assert.InRange(app.CreatedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task The_identity_is_read()
    {
        await using var tenant = await TestTenant.StartAsync();
        var identity = await tenant.Client().SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal(tenant.Server.ClientId.Split('@')[0], identity.PrincipalId);
        Assert.Equal(["SUPER_ADMIN"], identity.Roles);
        Assert.Equal(("GET", "/api/v1/auth/introspect"), (tenant.Calls[0].Method, tenant.Calls[0].Path));
    }

    [Theory]
    [InlineData(429, 5)]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    public async Task A_create_is_repeated_only_when_it_was_not_processed(int status, int sent)
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Status = status, Times = 0 });
        var error = await FailedAsync(tenant);
        Assert.Equal((status, sent), (error.Status, tenant.Calls.Length));
        Assert.All(tenant.Calls, e => Assert.Equal("""{"displayName":"Payroll"}""", e.Body));
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_done_once()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Reset = true, AfterProcessing = true, Times = 0 });
        var error = await FailedAsync(tenant);
        Assert.Equal(C1ErrorKind.Network, error.Kind);
        Assert.EndsWith("The server may have done it: check before you send it again.", error.Message, StringComparison.Ordinal);
        Assert.Single(tenant.Calls);
        Assert.Empty(tenant.Waiting.Waits);
    }

    [Fact]
    public async Task A_create_that_never_left_is_tried_again()
    {
        var trace = new RecordingTrace();
        using var port = new ClosedPort();
        using var client = new C1Client(port.Url, new FakeTokenSource(null), new ClientSettings { Retry = new RecordedWaits().Rule });
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(NewApp(), trace, Cancelled));
        Assert.Equal((C1ErrorKind.Network, true), (error.Kind, error.NeverSent));
        Assert.Equal(
            [1, 2, 3, 4, 5],
            trace.Lines.Where(l => l.EndsWith("-> Network", StringComparison.Ordinal)).Select(l => l.Split('#')[1][0] - '0'));
    }

    [Fact]
    public async Task A_read_is_repeated_until_it_comes_through()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Method = "GET", Status = 503, Headers = new System.Collections.Generic.Dictionary<string, string> { ["Retry-After"] = "7" } });
        tenant.Server.Faults.Add(new Fault { Method = "GET", Reset = true });
        tenant.Server.Faults.Add(new Fault { Method = "GET", Cut = 10 });
        await tenant.Client().SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal(4, tenant.Calls.Length);
        Assert.Equal(3, tenant.Waiting.Waits.Count);
        Assert.InRange(tenant.Waiting.Waits[0].TotalSeconds, 7, 7.7);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("other")]
    [InlineData("null")]
    [InlineData("wrong type")]
    [InlineData("number as text")]
    [InlineData("array")]
    public async Task A_200_without_the_object_is_an_error_and_sent_once(string kind)
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(kind switch
        {
            "garbage" => new Fault { Path = "/api/v1/apps", Garbage = true },
            "html" => new Fault { Path = "/api/v1/apps", Html = true, Status = 200 },
            "empty" => new Fault { Path = "/api/v1/apps", EmptyBody = true },
            "other" => new Fault { Path = "/api/v1/apps", Body = """{"policy":{}}""" },
            "null" => new Fault { Path = "/api/v1/apps", Body = "null" },
            "wrong type" => new Fault { Path = "/api/v1/apps", Body = """{"app":{"id":{}}}""" },
            "number as text" => new Fault { Path = "/api/v1/apps", Body = """{"app":{"userCount":"many"}}""" },
            _ => new Fault { Path = "/api/v1/apps", Body = "[1]" },
        });
        var error = await FailedAsync(tenant);
        Assert.Equal((C1ErrorKind.InvalidResponse, 200), (error.Kind, error.Status));
        Assert.EndsWith("The server may have done it: check before you send it again.", error.Message, StringComparison.Ordinal);
        Assert.Single(tenant.Calls);
    }

    [Fact]
    public async Task A_token_that_the_server_echoes_is_masked()
    {
        await using var server = new RawServer(r =>
            RawServer.Answer(400, """{"code":3,"message":"you sent TOKEN"}""".Replace("TOKEN", r.Headers["Authorization"], StringComparison.Ordinal)));
        using var client = new C1Client(server.Url, new FakeTokenSource(null), new ClientSettings { Retry = new RecordedWaits().Rule });
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(NewApp(), null, Cancelled));
        Assert.Equal("POST /api/v1/apps was answered with 400 INVALID_ARGUMENT: you sent Bearer ***", error.Message);
        Assert.DoesNotContain("token-1", error.ToString() + error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_answer_is_a_timeout_and_a_create_is_not_repeated()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time });
        var client = tenant.Client(settings: new() { Timeout = TimeSpan.FromSeconds(5) });
        await client.SignInAsync(null, Cancelled);
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", DelayMilliseconds = 600_000, Times = 0 });
        var sending = client.SendAsync(NewApp(), null, Cancelled);
        await tenant.Server.Journal.WaitForAsync(entry => entry.Path == "/api/v1/apps", Cancelled);
        time.Advance(TimeSpan.FromSeconds(5));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => sending);
        Assert.Equal(C1ErrorKind.Timeout, error.Kind);
        Assert.Single(tenant.Calls);
    }

    [Fact]
    public async Task The_servers_refusal_keeps_its_request_id()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Status = 403 });
        var error = await FailedAsync(tenant);
        Assert.Equal((C1ErrorKind.Forbidden, "PERMISSION_DENIED", "/api/v1/apps"), (error.Kind, error.Code, error.Path));
        Assert.Contains($"(request-id: {error.RequestId})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_hears_of_every_request_in_order()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Status = 429 });
        var trace = new RecordingTrace();
        await tenant.Client().SendAsync(NewApp(), trace, Cancelled);
        Assert.Equal(
            ["POST /auth/v1/token #1 -> 200", "POST /api/v1/apps #1 -> 429", "POST /api/v1/apps #1 waits", "POST /api/v1/apps #2 -> 200"],
            trace.Lines);
    }

    private static ApiCall<C1App> NewApp() => Some.NewApp();

    private static async Task<C1ApiException> FailedAsync(TestTenant tenant) =>
        await Assert.ThrowsAsync<C1ApiException>(() => tenant.Client().SendAsync(NewApp(), null, Cancelled));
}
