using System;
using System.Collections.Concurrent;
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
    private const int Callers = 8;
    private const int Rounds = 20;
    private const int CallsOfARound = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Eight_at_once_outlive_their_tokens_and_fetch_no_more_than_expire(bool provesPossession)
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions
        {
            Time = time,
            TokenLifetime = Lifetime,
            RequireDpop = provesPossession,
            DpopNonce = provesPossession,
        });
        var client = tenant.Client(settings: new ClientSettings { ProvesPossession = provesPossession });
        var failures = new ConcurrentQueue<Exception>();

        // Time passes in the middle of each round, with calls under way: once in a call's life at most, so no token ends before it arrives.
        for (var round = 0; round < Rounds; round++)
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(client, failures, caller == 0 ? time : null), Cancelled)));

        Assert.Empty(failures);
        Assert.Equal(Callers * Rounds * CallsOfARound, tenant.Calls.Count(c => c.Status == 200));

        // The first, and one for each nine tenths of a life; a challenge is a request, too, but no token.
        var fetched = tenant.TokenRequests.Count(r => r.Status == 200);
        Assert.Equal(1 + (int)(Rounds * Step / (Lifetime * 0.9)), fetched);
        Assert.InRange(tenant.TokenRequests.Length - fetched, 0, provesPossession ? 1 : 0);
    }

    private static async Task CallAsync(C1Client client, ConcurrentQueue<Exception> failures, ManualTime? time)
    {
        for (var i = 0; i < CallsOfARound; i++)
        {
            if (i == CallsOfARound / 2)
                time?.Advance(Step);
            try
            {
                await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
            }
            catch (C1ApiException e)
            {
                failures.Enqueue(e);
            }
        }
    }
}
