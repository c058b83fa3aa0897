using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace ConductorOne.Sandbox;

/// <summary>
/// Many tenants in one process, for who needs one after the other and not the start of a process each. Every line that comes in is answered
/// by one: the options of one more tenant by where that is, <c>stop URL</c> by <c>{}</c>, and what is wrong by <c>{"error":"..."}</c>.
/// </summary>
internal sealed class TenantRow(TextReader commands, Action<ReadOnlyMemory<byte>> answer) : IAsyncDisposable
{
    private const string Stop = "stop ";

    private readonly Dictionary<string, SandboxServer> _tenants = new(StringComparer.Ordinal);

    /// <summary>Follows the lines until there are no more.</summary>
    public async Task FollowAsync()
    {
        while (await commands.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            try
            {
                answer(await FollowAsync(line.Trim()).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is ArgumentException or IOException)
            {
                answer(Announcement.Of(exception));
            }
        }
    }

    /// <summary>Stops all tenants.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var tenant in _tenants.Values)
            await tenant.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<ReadOnlyMemory<byte>> FollowAsync(string line)
    {
        if (line.StartsWith(Stop, StringComparison.Ordinal))
        {
            if (!_tenants.Remove(line[Stop.Length..], out var stopped))
                throw new ArgumentException($"There is no tenant at {line[Stop.Length..]}.");
            await stopped.DisposeAsync().ConfigureAwait(false);
            return "{}"u8.ToArray();
        }

        var options = CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Options;
        var started = await SandboxServer.StartAsync(options).ConfigureAwait(false);
        _tenants.Add(started.Url.GetLeftPart(UriPartial.Authority), started);
        return Announcement.Of(started);
    }
}
