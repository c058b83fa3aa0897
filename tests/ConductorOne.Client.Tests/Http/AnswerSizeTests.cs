using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Entra;
using ConductorOne.Authentication.Federation;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Json;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

/// <summary>Answers that are made to fill the memory: what is read of them, and what is said.</summary>
[Collection(PlatformVariables.Collection)]
public class AnswerSizeTests
{
    private const int Answer = 3 << 20;
    private const int Other = 1 << 20;

    // What is on its way in buffers of both sides when the client goes.
    private const int OnTheWay = 24 << 20;

    private static readonly ClientSettings Settings = new() { Limits = new() { Answer = Answer, Other = Other } };

    private static readonly ApiRequest List = ApiRequest.Get("/api/v1/apps");
    private static readonly ApiRequest Create = new() { Method = "POST", Path = "/api/v1/apps", Body = () => "{}"u8.ToArray() };
    private static readonly ApiRequest SignIn = new()
    {
        Method = "POST",
        Path = "/auth/v1/token",
        ContentType = FormBody.ContentType,
        Body = () => "a=b"u8.ToArray(),
        Authorised = false,
        Repeatable = true,
        AnswerIsSecret = true,
    };

    // How a body can be larger than it seems.
    private static readonly Dictionary<string, (string Header, Func<Stream, Stream>? Compress)> Ways = new()
    {
        ["told"] = ("Content-Length: 300000000", null),
        ["endless"] = ("Connection: close", null),
        ["chunked"] = ("Transfer-Encoding: chunked", null),
        ["gzip"] = ("Content-Encoding: gzip", s => new GZipStream(s, CompressionLevel.Fastest)),
        ["deflate"] = ("Content-Encoding: deflate", s => new ZLibStream(s, CompressionLevel.Fastest)),
        ["br"] = ("Content-Encoding: br", s => new BrotliStream(s, CompressionLevel.Fastest)),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> AllWays => [.. Ways.Keys];

    [Fact]
    public void The_limits_are_those_that_the_documents_give() =>
        Assert.Equal((64 << 20, 1 << 20), (new ClientSettings().Limits.Answer, new ClientSettings().Limits.Other));

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task A_success_that_is_too_large_is_one_clear_error(string way)
    {
        var (read, _) = await FailedAsync(way, 200, List);
        Assert.Equal("GET /api/v1/apps was answered with 200, but the answer is larger than 3 MB, so reading stopped.", read.Message);
        Assert.Equal((C1ErrorKind.InvalidResponse, 200, (string?)null, true), (read.Kind, read.Status, read.Body, read.IsFinal));

        var (create, _) = await FailedAsync(way, 200, Create);
        Assert.EndsWith("so reading stopped. The server may have done it: check before you send it again.", create.Message, StringComparison.Ordinal);

        var (signIn, _) = await FailedAsync(way, 200, SignIn);
        Assert.Equal("POST /auth/v1/token was answered with 200, but the answer is larger than 1 MB, so reading stopped.", signIn.Message);
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task Of_an_error_that_is_too_large_the_beginning_is_kept(string way)
    {
        await using var server = Server(way, 404, new());
        using var sender = new HttpSender(server.Url, Settings);
        var answer = await sender.SendAsync(List, Cancelled);
        Assert.Equal((404, Other, Other), (answer.Status, answer.Body.Length, answer.CutAt));
        var error = ApiErrors.From(List, answer);
        Assert.Equal("GET /api/v1/apps was answered with 404: the answer is larger than 1 MB, so its text was not read.", error.Message);
        Assert.Equal((C1ErrorKind.NotFound, 404), (error.Kind, error.Status));
        Assert.InRange(error.Body!.Length, 1, ApiErrors.LongestBody);
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task What_is_tried_again_is_read_no_further_either(string way)
    {
        var written = new Counter();
        await using var server = Server(way, 503, written);
        using var http = new HttpSender(server.Url, Settings);
        var answer = await new RetryingSender(http, new RecordedWaits().Rule).SendAsync(List, Cancelled);
        Assert.Equal((503, 5), (answer.Status, server.Requests.Count));
        Assert.InRange(written.Bytes, 0, 5L * (Other + OnTheWay));
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_whole()
    {
        foreach (var (request, length) in new[] { (List, Answer), (SignIn, Other) })
        {
            await using var server = new RawServer(_ => RawServer.Answer(200, new string('x', length)));
            using var sender = new HttpSender(server.Url, Settings);
            Assert.Equal((length, (int?)null), (await sender.SendAsync(request, Cancelled) is var answer ? answer.Body.Length : 0, answer.CutAt));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task What_cannot_be_decompressed_is_a_broken_connection(string encoding)
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, "no such thing, however long it is", "application/json", "Content-Encoding: " + encoding));
        using var sender = new HttpSender(server.Url, Settings);
        Assert.Equal(C1ErrorKind.Network, (await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(List, Cancelled))).Kind);
    }

    [Theory]
    [InlineData("{},")]
    [InlineData("[],")]
    [InlineData("1,")]
    [InlineData("{\"a\":1},")]
    public async Task What_would_become_much_more_than_it_is_gets_read_no_further(string item)
    {
        var items = new StringBuilder().Insert(0, item, (JsonSize.MostTokens / 2) + 1).Append("{}").ToString();
        await using var server = new RawServer(_ => RawServer.Answer(200, "{\"list\":[1," + items + "," + items + "]}"));
        using var client = new C1Client(server.Url, new FakeTokenSource(null), new ClientSettings());
        var read = false;
        var call = new ApiCall<object>(List, _ => read = true);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(call, null, Cancelled));
        Assert.Equal("GET /api/v1/apps was answered with 200, but it contains more than 2,000,000 values and names, so reading stopped.", error.Message);
        Assert.Equal((C1ErrorKind.InvalidResponse, false), (error.Kind, read));
    }

    [Fact]
    public async Task Reading_what_an_answer_says_is_within_its_time_limit()
    {
        var time = new ManualTime();
        await using var server = new RawServer(_ => RawServer.Answer(200, "{\"a\":\"" + new string('x', 3_000_000) + "\"}"));
        using var client = new C1Client(server.Url, new FakeTokenSource(null), new ClientSettings { Clock = time.Clock, Timeout = TimeSpan.FromSeconds(5) });
        using var goOn = new ManualResetEventSlim();
        var call = new ApiCall<object>(List, _ =>
        {
            time.Advance(TimeSpan.FromSeconds(5));
            goOn.Wait(Cancelled);
            return new object();
        });
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(call, null, Cancelled));
        goOn.Set();
        Assert.Equal((C1ErrorKind.Timeout, "GET /api/v1/apps failed: no answer within 5 seconds."), (error.Kind, error.Message));
    }

    [Fact]
    public async Task Reading_what_an_answer_says_ends_with_who_asked()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, "{\"a\":\"" + new string('x', 3_000_000) + "\"}"));
        using var client = new C1Client(server.Url, new FakeTokenSource(null), new ClientSettings());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        using var goOn = new ManualResetEventSlim();
        var call = new ApiCall<object>(List, _ =>
        {
            stop.Cancel();
            goOn.Wait(Cancelled);
            return new object();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(call, null, stop.Token));
        goOn.Set();
    }

    [Fact]
    public async Task Headers_have_a_limit_too()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, "{}", "application/json", [.. Enumerable.Range(0, 200).Select(i => $"X-{i}: {new string('x', 1000)}")]));
        using var sender = new HttpSender(server.Url, Settings);
        Assert.Equal(C1ErrorKind.Network, (await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(List, Cancelled))).Kind);
    }

    [Theory]
    [InlineData(200, "200, but the answer is larger than 1 MB")]
    [InlineData(400, "400: the answer is larger than 1 MB")]
    public async Task Microsoft_Entra_and_managed_identities_have_the_limit(int status, string words)
    {
        await using var server = Server("gzip", status, new());
        using var http = new MsalHttp(Settings, null);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetHttpClient().GetAsync(new Uri(server.Url, "/token"), Cancelled));
        Assert.Contains(words, http.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "200, but the answer is larger than 1 MB")]
    [InlineData(400, "400: the answer is larger than 1 MB")]
    public async Task GitHub_Actions_have_the_limit(int status, string words)
    {
        await using var server = Server("gzip", status, new());
        using var url = new EnvironmentVariable("ACTIONS_ID_TOKEN_REQUEST_URL", server.Url + "token");
        using var token = new EnvironmentVariable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "hunter2-token");
        var source = new GitHubActionsToken(Settings);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static async Task<(C1ApiException Error, long Written)> FailedAsync(string way, int status, ApiRequest request)
    {
        var written = new Counter();
        await using var server = Server(way, status, written);
        using var sender = new HttpSender(server.Url, Settings);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(request, Cancelled));
        Assert.InRange(written.Bytes, 0, Answer + OnTheWay);
        return (error, written.Bytes);
    }

    // Goes on for as long as somebody reads.
    private static RawServer Server(string way, int status, Counter written) => new(async connection =>
    {
        await connection.ReadAsync();
        var (header, compress) = Ways[way];
        await connection.WriteAsync($"HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\n{header}\r\n\r\n");
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"message\":\"x\",", 5000)));
        if (compress is not null)
        {
            using var packed = new MemoryStream();
            await using (var packing = compress(packed))
            {
                for (var i = 0; i < 200; i++)
                    packing.Write(block);
            }

            await connection.WriteAsync(packed.ToArray());
            await connection.StayAsync();
            return;
        }

        while (true)
        {
            if (way == "chunked")
                await connection.WriteAsync(block.Length.ToString("x", System.Globalization.CultureInfo.InvariantCulture) + "\r\n");
            await connection.WriteAsync(block);
            if (way == "chunked")
                await connection.WriteAsync("\r\n");
            written.Add(block.Length);
        }
    });

    private sealed class Counter
    {
        private long _bytes;

        public long Bytes => Interlocked.Read(ref _bytes);

        public void Add(int bytes) => Interlocked.Add(ref _bytes, bytes);
    }
}
