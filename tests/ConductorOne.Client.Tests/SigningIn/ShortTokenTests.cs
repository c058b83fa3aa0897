using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.SigningIn;

public class ShortTokenTests
{
    private const int Threads = 8;
    private const int CallsOfAThread = 100;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Eight_threads_outlive_their_tokens_and_fetch_no_more_than_expire(bool provesPossession)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions
        {
            TokenLifetime = Lifetime,
            Latency = TimeSpan.FromMilliseconds(40),
            RequireDpop = provesPossession,
            DpopNonce = provesPossession,
        });
        var client = tenant.Client(settings: new ClientSettings { ProvesPossession = provesPossession });
        var failures = new ConcurrentQueue<Exception>();
        var elapsed = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() => CallAsync(client, failures).GetAwaiter().GetResult())).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            await Task.Run(thread.Join, TestContext.Current.CancellationToken);
        elapsed.Stop();

        Assert.Empty(failures);
        Assert.Equal(Threads * CallsOfAThread, tenant.Calls.Count(c => c.Status == 200));

        // The first, and one for each nine tenths of a life; a challenge is a request, too, but no token.
        var fetched = tenant.TokenRequests.Count(r => r.Status == 200);
        Assert.InRange(fetched, 2, 1 + (elapsed.Elapsed / (Lifetime * 0.9)));
        Assert.InRange(tenant.TokenRequests.Length - fetched, 0, provesPossession ? 1 : 0);
    }

    private static async Task CallAsync(C1Client client, ConcurrentQueue<Exception> failures)
    {
        for (var i = 0; i < CallsOfAThread; i++)
        {
            try
            {
                await client.SendAsync(IdentityCalls.Introspect(), null, CancellationToken.None);
            }
            catch (C1ApiException e)
            {
                failures.Enqueue(e);
            }
        }
    }
}
