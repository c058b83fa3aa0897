using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Bench;

/// <summary>Creates apps with an HttpClient and nothing around it: what any client has to spend on these requests.</summary>
/// <param name="server">The tenant.</param>
/// <param name="token">The access token.</param>
internal sealed class BareClient(Uri server, string token) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = server,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    /// <summary>Creates apps, so many at once, and reads each answer to its end.</summary>
    public Task CreateAppsAsync(int count, int inFlight)
    {
        var created = 0;
        return Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref created); number <= count; number = Interlocked.Increment(ref created))
            {
                await CreateAppAsync(number).ConfigureAwait(false);
            }
        })));
    }

    public void Dispose() => _http.Dispose();

    private async Task CreateAppAsync(int number)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            displayName = $"App {number:D6}",
            description = $"Row {number} of the benchmark",
            monthlyCostUsd = number % 50,
        });
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync(new Uri("/api/v1/apps", UriKind.Relative), content).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        _ = await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }
}
