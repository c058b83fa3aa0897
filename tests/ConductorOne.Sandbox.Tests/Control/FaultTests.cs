using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Control;

public sealed class FaultTests
{
    private const string Apps = "/api/v1/apps";
    private const string NewApp = """{"displayName":"a"}""";

    [Fact]
    public async Task A_status_comes_as_often_as_asked_for_and_leaves_nothing_behind()
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, """{"method":"POST","path":"/api/v1/apps","skip":1,"times":2,"status":429,"headers":{"Retry-After":"3"}}""");
        Assert.Equal(200, (await tenant.PostAsync(Apps, NewApp)).Status);
        Assert.Equal(200, (await tenant.GetAsync(Apps)).Status);
        for (var hit = 0; hit < 2; hit++)
        {
            var answer = await tenant.PostAsync(Apps, NewApp);
            answer.AssertError(429, 8, "injected fault");
            Assert.Equal("3", answer.Headers["Retry-After"]);
        }

        Assert.Equal(200, (await tenant.PostAsync(Apps, NewApp)).Status);
        Assert.Equal(2, (int)(await tenant.GetAsync("/sandbox/faults")).Json["list"]![0]!["hits"]!);
        Assert.Equal(2, await CountAppsAsync(tenant));
    }

    [Fact]
    public async Task After_processing_the_work_is_done_whatever_the_answer_says()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Status = 503, Body = "busy", ContentType = "text/plain", AfterProcessing = true });
        var answer = await tenant.PostAsync(Apps, NewApp);
        Assert.Equal((503, "busy", "text/plain"), (answer.Status, answer.Body, answer.Headers["Content-Type"]));
        Assert.Equal(1, await CountAppsAsync(tenant));
    }

    [Theory]
    [InlineData("application/json", """{"message":"{sent}"}""", "{\\u0022displayName\\u0022:\\u0022a\\u0022}")]
    [InlineData("text/plain", "{sent}", NewApp)]
    [InlineData("text/html", "<p>{sent}</p>", "{&quot;displayName&quot;:&quot;a&quot;}")]
    public async Task An_echo_repeats_the_request_as_the_content_type_wants_it(string contentType, string body, string repeated)
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Status = 400, Body = body, ContentType = contentType, Echo = true });
        var answer = await tenant.PostAsync(Apps, NewApp);
        Assert.Contains("Authorization: Bearer ", answer.Body, StringComparison.Ordinal);
        Assert.Contains(repeated, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{sent}", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_reset_gives_no_answer(bool afterProcessing, int apps)
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Method = "POST", Path = Apps, Reset = true, AfterProcessing = afterProcessing });
        await Assert.ThrowsAsync<HttpRequestException>(() => tenant.PostAsync(Apps, NewApp));
        Assert.Equal(apps, await CountAppsAsync(tenant));
        Assert.Equal(0, tenant.Server.Journal.Entries.Single(entry => entry.Method == "POST" && entry.Path == Apps).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public async Task A_cut_sends_the_beginning_only(int length)
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = Apps, Cut = length });
        using var response = await tenant.Http.GetAsync(Apps, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("{\"list\":[],\"nextPageToken\":\"\"}".Length, response.Content.Headers.ContentLength);

        using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var received = new byte[length];
        await stream.ReadExactlyAsync(received, TestContext.Current.CancellationToken);
        Assert.Equal("{\"list\":["[..length], System.Text.Encoding.UTF8.GetString(received));
        await Assert.ThrowsAnyAsync<System.IO.IOException>(() => stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask());
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(9, 9)]
    [InlineData(1000, 29)]
    public async Task A_stall_sends_the_beginning_and_leaves_the_connection_open(int? cut, int length)
    {
        await using var tenant = await TestTenant.StartAsync();
        var server = tenant.Server;
        server.Faults.Add(new Fault { Path = Apps, Cut = cut, Stall = true });
        using var response = await tenant.Http.GetAsync(Apps, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal((200, 30), ((int)response.StatusCode, (int)response.Content.Headers.ContentLength!));

        using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var received = new byte[length];
        await stream.ReadExactlyAsync(received, TestContext.Current.CancellationToken);
        Assert.Equal("{\"list\":[],\"nextPageToken\":\"\"}"[..length], System.Text.Encoding.UTF8.GetString(received));

        var rest = stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
        Assert.Equal(200, (await tenant.GetAsync(Apps)).Status);
        Assert.False(rest.IsCompleted);
        Assert.Equal(200, server.Journal.Entries[1].Status);
        await server.DisposeAsync();
        await Assert.ThrowsAnyAsync<System.IO.IOException>(() => rest);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_request_that_hangs_is_never_answered(bool afterProcessing, int apps)
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, $$"""{"method":"POST","hang":true,"afterProcessing":{{(afterProcessing ? "true" : "false")}}}""");
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var request = tenant.Http.PostAsync(Apps, new StringContent(NewApp, null, "application/json"), giveUp.Token);
        while ((int)(await tenant.GetAsync("/sandbox/faults")).Json["list"]![0]!["hits"]! == 0 || await ReadCountAsync(tenant) < apps)
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();

        Assert.False(request.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Equal(apps, await CountAppsAsync(tenant));
        Assert.Equal(0, tenant.Server.Journal.Entries.Single(entry => entry is { Method: "POST", Path: Apps }).Status);
    }

    [Fact]
    public async Task A_share_of_the_requests_is_met_and_always_the_same_one()
    {
        await using var tenant = await TestTenant.StartAsync();
        var first = await MetAsync(tenant, seed: 7);
        Assert.Equal(first, await MetAsync(tenant, seed: 7));
        Assert.NotEqual(first, await MetAsync(tenant, seed: 8));
        Assert.InRange(first.Count(isMet => isMet), 15, 45);

        await AddAsync(tenant, """{"status":500,"times":2,"percent":50}""");
        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
            statuses.Add((await tenant.GetAsync(Apps)).Status);
        Assert.Equal(2, statuses.Count(status => status == 500));
        Assert.NotEqual([500, 500], statuses.Take(2));
    }

    [Fact]
    public async Task A_page_token_can_be_repeated()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Apps = 30 });
        var token = (string)(await tenant.GetAsync("/api/v1/apps?page_size=10")).Json["nextPageToken"]!;
        await AddAsync(tenant, """{"repeatPageToken":true,"times":0}""");
        Assert.Equal(token, (string)(await tenant.GetAsync("/api/v1/apps?page_size=10")).Json["nextPageToken"]!);
        for (var i = 0; i < 2; i++)
        {
            var page = (await tenant.GetAsync($"/api/v1/apps?page_size=10&page_token={token}")).Json;
            Assert.Equal((token, "App 000011"), ((string)page["nextPageToken"]!, (string)page["list"]![0]!["displayName"]!));
        }

        var found = (string)(await tenant.PostAsync("/api/v1/search/apps", """{"pageSize":10}""")).Json["nextPageToken"]!;
        var body = $$"""{"pageSize":10,"pageToken":"{{found}}"}""";
        Assert.Equal(found, (string)(await tenant.PostAsync("/api/v1/search/apps", body)).Json["nextPageToken"]!);
        Assert.Equal("{}", (await tenant.DeleteAsync($"/api/v1/apps/{await tenant.CreateAppAsync()}")).Body);
    }

    [Theory]
    [InlineData("Wed, 21 Oct 2026 07:28:00 GMT")]
    [InlineData("120")]
    public async Task The_time_to_wait_is_told_in_either_form(string retryAfter)
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, $$$"""{"status":429,"headers":{"Retry-After":"{{{retryAfter}}}"}}""");
        var answer = await tenant.GetAsync(Apps);
        Assert.Equal((429, retryAfter), (answer.Status, answer.Headers["Retry-After"]));
    }

    [Theory]
    [InlineData("""{"garbage":true}""", 200, "application/json", "{\"app\": this is not JSON")]
    [InlineData("""{"emptyBody":true}""", 200, null, "")]
    [InlineData("""{"status":204}""", 204, null, "")]
    public async Task Odd_answers_are_given(string fault, int status, string? contentType, string body)
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, fault);
        var answer = await tenant.GetAsync(Apps);
        Assert.Equal((status, body, contentType), (answer.Status, answer.Body, answer.Headers.GetValueOrDefault("Content-Type")));
    }

    [Fact]
    public async Task An_answer_can_be_larger_than_it_has_to_be_and_be_sent_as_little()
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, """{"status":400,"body":"{}","size":5000000}""");
        await AddAsync(tenant, """{"size":3}""");
        await AddAsync(tenant, """{"body":"{}","size":5000000,"gzip":true}""");
        var answer = await tenant.GetAsync(Apps);
        Assert.Equal((400, 5_000_000, "{}"), (answer.Status, answer.Body.Length, answer.Body.TrimEnd()));
        Assert.NotNull((await tenant.GetAsync(Apps)).Json["list"]);

        using var request = new HttpRequestMessage(HttpMethod.Get, Apps);
        using var raw = await tenant.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["gzip"], raw.Content.Headers.ContentEncoding);
        var packed = await raw.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.InRange(packed.Length, 1, 50_000);
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        Assert.Equal("{}".PadRight(5_000_000), await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_gateway_answers_in_HTML()
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, """{"html":true}""");
        await AddAsync(tenant, """{"html":true,"status":503}""");
        Assert.Equal(502, (await tenant.GetAsync(Apps)).Status);

        var answer = await tenant.GetAsync(Apps);
        Assert.Equal((503, "text/html; charset=utf-8"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.StartsWith("<!DOCTYPE html>\n<html><head><title>503 Service Unavailable</title>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_leads_away()
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, """{"path":"/api/v1/app*","redirect":"http://127.0.0.1:9/x"}""");
        var answer = await tenant.GetAsync(Apps);
        Assert.Equal((307, "http://127.0.0.1:9/x"), (answer.Status, answer.Headers["Location"]));
        await AddAsync(tenant, """{"redirect":"/y","status":302}""");
        Assert.Equal(302, (await tenant.GetAsync(Apps)).Status);
    }

    [Fact]
    public async Task A_delayed_request_that_is_given_up_is_never_processed()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Method = "POST", DelayMilliseconds = 600_000 });
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var request = tenant.Http.PostAsync(Apps, new StringContent(NewApp), giveUp.Token);
        await tenant.Server.Journal.WaitForAsync(entry => entry.Path == Apps, TestContext.Current.CancellationToken);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Equal(0, await CountAppsAsync(tenant));
    }

    [Fact]
    public async Task A_delay_passes()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(1) });
        tenant.Server.Faults.Add(new Fault { DelayMilliseconds = 50, Headers = new Dictionary<string, string> { ["X-Late"] = "1" } });
        var started = TimeProvider.System.GetTimestamp();
        var answer = await tenant.PostAsync(Apps, NewApp);
        Assert.Equal((200, "1"), (answer.Status, answer.Headers["X-Late"]));
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(45));
    }

    [Fact]
    public async Task Token_requests_fail_as_well()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        await AddAsync(tenant, """{"path":"/auth/v1/token","status":503}""");
        var answer = await tenant.TokenAsync(tenant.SecretForm());
        Assert.Equal((503, "server_error"), (answer.Status, (string)answer.Json["error"]!));
    }

    [Fact]
    public async Task Faults_can_be_cleared()
    {
        await using var tenant = await TestTenant.StartAsync();
        await AddAsync(tenant, """{"status":500,"times":0}""");
        Assert.Equal(500, (await tenant.GetAsync(Apps)).Status);
        Assert.Equal(500, (await tenant.GetAsync(Apps)).Status);
        await tenant.DeleteAsync("/sandbox/faults");
        Assert.Equal(200, (await tenant.GetAsync(Apps)).Status);
    }

    [Theory]
    [InlineData("""{"stauts":500}""")]
    [InlineData("""{"status":99}""")]
    [InlineData("""{"skip":-1}""")]
    [InlineData("""{"percent":101}""")]
    [InlineData("""{"percent":-1}""")]
    [InlineData("""{"times":"many"}""")]
    [InlineData("nonsense")]
    public async Task A_bad_fault_is_refused(string fault)
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Equal(400, (await tenant.PostAsync("/sandbox/faults", fault)).Status);
        Assert.Empty((await tenant.GetAsync("/sandbox/faults")).Json["list"]!.AsArray());
    }

    private static async Task AddAsync(TestTenant tenant, string fault) =>
        Assert.Equal(200, (await tenant.PostAsync("/sandbox/faults", fault)).Status);

    private static async Task<List<bool>> MetAsync(TestTenant tenant, int seed)
    {
        await AddAsync(tenant, $$"""{"status":503,"times":0,"percent":30,"seed":{{seed}}}""");
        var met = new List<bool>();
        for (var i = 0; i < 100; i++)
            met.Add((await tenant.GetAsync(Apps)).Status == 503);
        Assert.Equal(met.Count(isMet => isMet), (int)(await tenant.GetAsync("/sandbox/faults")).Json["list"]![0]!["hits"]!);
        tenant.Server.Faults.Clear();
        return met;
    }

    private static async Task<int> CountAppsAsync(TestTenant tenant)
    {
        tenant.Server.Faults.Clear();
        return await ReadCountAsync(tenant);
    }

    private static async Task<int> ReadCountAsync(TestTenant tenant) => (await tenant.GetAsync(Apps)).Json["list"]!.AsArray().Count;
}
