using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Tests.Dpop;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Hosting;

public sealed class ProcessTests
{
    [Fact]
    public async Task The_process_says_where_it_is_and_ends_with_its_standard_input()
    {
        using var process = Start("--exit-with-stdin", "--token-lifetime", "9");
        var line = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        var url = (string)line["url"]!;
        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+$", url);
        Assert.Matches($"^[a-z]+-[a-z]+-[0-9]+@{url["http://".Length..]}/spc$", (string)line["clientId"]!);
        Assert.StartsWith("secret-token:conductorone.com:v1:", (string)line["clientSecret"]!, StringComparison.Ordinal);
        Assert.Null(line["httpsUrl"]);

        using var http = new HttpClient();
        Assert.Equal("{\"list\":[]}", await http.GetStringAsync(url + "/sandbox/journal", TestContext.Current.CancellationToken));

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_clock_can_be_behind()
    {
        using var process = Start("--exit-with-stdin", "--clock-offset", "-86400");
        var line = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        using var http = new HttpClient();
        using var answer = await http.GetAsync((string)line["url"]! + "/sandbox/journal", TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        Assert.InRange(DateTimeOffset.UtcNow - answer.Headers.Date!.Value, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24.1));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_process_says_where_it_is_with_TLS_when_asked_to()
    {
        using var process = Start("--exit-with-stdin", "--https");
        var line = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        Assert.Matches("^https://127\\.0\\.0\\.1:[0-9]+$", (string)line["httpsUrl"]!);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----\n", (string)line["certificate"]!, StringComparison.Ordinal);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task The_device_flow_can_be_set_up()
    {
        using var process = Start("--exit-with-stdin", "--device-interval", "2", "--device-lifetime", "7");
        var line = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("client_id", "2RCzHlak5q7CY14SdBc8HoZEJRf")]);
        var url = new Uri((string)line["url"]! + "/auth/v1/device_authorization");
        using var answer = await http.PostAsync(url, form, TestContext.Current.CancellationToken);
        var codes = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        process.StandardInput.Close();
        Assert.Equal((2, 7), ((int)codes["interval"]!, (int)codes["expires_in"]!));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Proofs_and_their_nonces_can_be_demanded()
    {
        using var process = Start("--exit-with-stdin", "--require-dpop", "--dpop-nonce");
        var line = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        using var http = new HttpClient();
        var url = new Uri((string)line["url"]! + "/auth/v1/token");
        using var form = new FormUrlEncodedContent([]);
        using var bare = await http.PostAsync(url, form, TestContext.Current.CancellationToken);
        var refusal = await bare.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("invalid_dpop_proof", refusal, StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        request.Headers.Add("DPoP", new Proof(Proof.NewKey(), "POST", url).Sign());
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        Assert.True(answer.Headers.Contains("DPoP-Nonce"));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_process_can_be_filled_limited_and_without_a_journal()
    {
        using var process = Start("--exit-with-stdin", "--users", "3", "--apps", "2", "--rate", "1", "--no-journal", "--overshoot", "--sparse", "--owner-lag", "90");
        var line = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        using var http = new HttpClient { BaseAddress = new Uri((string)line["url"]!) };
        using var refused = await http.GetAsync("/api/v1/apps", TestContext.Current.CancellationToken);
        var journal = await http.GetStringAsync("/sandbox/journal/summary", TestContext.Current.CancellationToken);
        var users = await http.GetStringAsync("/sandbox/users", TestContext.Current.CancellationToken);
        var rate = await http.GetStringAsync("/sandbox/rate", TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("""{"list":[],"total":0,"dropped":1,"last":1}""", journal);
        Assert.Equal(40, JsonNode.Parse(users)!["list"]!.AsArray().Count);
        Assert.Equal("""{"perSecond":1,"burst":1,"concurrent":0,"refused":0,"inProgress":0,"peak":1}""", rate);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("--nope", "", "Unknown option '--nope'. Try --help.")]
    [InlineData("--port", "x", "--port takes a whole number from 0 to 65535.")]
    [InlineData("--token-lifetime", "0", "--token-lifetime takes a whole number from 1 to 86400.")]
    [InlineData("--latency", "-1", "--latency takes a whole number from 0 to 60000.")]
    [InlineData("--device-interval", "0", "--device-interval takes a whole number from 1 to 3600.")]
    [InlineData("--rate", "-1", "--rate takes a whole number from 0 to 1000000.")]
    [InlineData("--apps", "2000001", "--apps takes a whole number from 0 to 2000000.")]
    [InlineData("--users", "-1", "--users takes a whole number from 0 to 2000000.")]
    [InlineData("--device-lifetime", "x", "--device-lifetime takes a whole number from 1 to 86400.")]
    [InlineData("--clock-offset", "1.5", "--clock-offset takes a whole number from -315360000 to 315360000.")]
    public async Task A_wrong_option_ends_the_process(string option, string value, string message)
    {
        using var process = value.Length == 0 ? Start(option) : Start(option, value);
        Assert.Equal(message, (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
    }

    [Fact]
    public async Task Many_tenants_live_in_one_process_and_know_nothing_of_each_other()
    {
        using var process = Start("--many-from-stdin");
        async Task<JsonNode> AskAsync(string line)
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), TestContext.Current.CancellationToken);
            return JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        }

        var (first, second) = (await AskAsync("--https --clock-offset -86400"), await AskAsync(""));
        var (firstUrl, secondUrl) = ((string)first["url"]!, (string)second["url"]!);
        Assert.NotNull(first["certificate"]);
        Assert.Null(second["certificate"]);
        Assert.NotEqual((string?)first["clientSecret"], (string?)second["clientSecret"]);

        using var http = new HttpClient();
        (await http.GetAsync(firstUrl + "/api/v1/apps", TestContext.Current.CancellationToken)).Dispose();
        Assert.Equal("{\"list\":[]}", await http.GetStringAsync(secondUrl + "/sandbox/journal", TestContext.Current.CancellationToken));

        Assert.Equal("Unknown option '--nonsense'. Try --help.", (string?)(await AskAsync("--nonsense"))["error"]);
        Assert.Equal("{}", (await AskAsync("stop " + firstUrl)).ToJsonString());
        Assert.Equal($"There is no tenant at {firstUrl}.", (string?)(await AskAsync("stop " + firstUrl))["error"]);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(firstUrl + "/sandbox/journal", TestContext.Current.CancellationToken));
        Assert.Equal("{\"list\":[]}", await http.GetStringAsync(secondUrl + "/sandbox/journal", TestContext.Current.CancellationToken));

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_the_process()
    {
        await using var server = await SandboxServer.StartAsync();
        using var process = Start("--port", server.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("address already in use", error, StringComparison.Ordinal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public async Task A_request_in_flight_does_not_hold_up_the_end()
    {
        var server = await SandboxServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        server.Faults.Add(new Fault { DelayMilliseconds = 600_000 });
        var request = http.GetAsync("/api/v1/apps", TestContext.Current.CancellationToken);
        await server.Journal.WaitForAsync(_ => true, TestContext.Current.CancellationToken);

        // Its delay would take ten minutes.
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<HttpRequestException>(() => request);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ConductorOne.Sandbox.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
