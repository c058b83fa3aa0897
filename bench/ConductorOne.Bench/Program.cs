using System;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;

namespace ConductorOne.Bench;

/// <summary>Creates apps in a process of its own and tells in JSON how many seconds each time took.</summary>
internal static class Program
{
    private const int WrongUsage = 2;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Length != 4 || Environment.GetEnvironmentVariable("BENCH_TOKEN") is not { Length: > 0 } token)
        {
            await Console.Error.WriteLineAsync("Usage: ConductorOne.Bench URL COUNT IN-FLIGHT TIMES, with a token in BENCH_TOKEN.").ConfigureAwait(false);
            return WrongUsage;
        }

        var (count, inFlight, times) = (Number(arguments[1]), Number(arguments[2]), Number(arguments[3]));
        using var client = new BareClient(new Uri(arguments[0]), token);
        var seconds = new double[times];
        for (var time = 0; time < times; time++)
        {
            var clock = Stopwatch.StartNew();
            await client.CreateAppsAsync(count, inFlight).ConfigureAwait(false);
            seconds[time] = clock.Elapsed.TotalSeconds;
        }

        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(seconds)).ConfigureAwait(false);
        return 0;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
