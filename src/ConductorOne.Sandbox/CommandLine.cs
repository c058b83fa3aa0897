using System;
using System.Globalization;

namespace ConductorOne.Sandbox;

/// <summary>The command line of the process.</summary>
internal sealed record CommandLine(SandboxOptions Options, bool ExitWithStandardInput, bool ManyFromStandardInput, bool ShowHelp)
{
    /// <summary>What <c>--help</c> shows.</summary>
    public const string Help = """
        A C1 tenant on the loopback interface, with its state in memory.

        Usage: ConductorOne.Sandbox [options]

          --port N                  the TCP port (default: a free one)
          --https                   listen with TLS as well, on a free port, with a self-signed certificate
          --token-lifetime SECONDS  how long an access token lives (default: 600)
          --clock-offset SECONDS    how far the tenant's clock is ahead of the machine's; may be negative (default: 0)
          --device-interval SECONDS how long a device waits between two polls for its token (default: 5)
          --device-lifetime SECONDS how long the codes of a device are good for (default: 600)
          --require-dpop            refuse token requests without a proof of possession (DPoP)
          --dpop-nonce              refuse proofs of possession without a nonce of the server
          --latency MILLISECONDS    what each request takes longer (default: 0)
          --rate N                  how many API requests a second are answered, before 429 is (default: 0, any number)
          --overshoot               give more rows than asked for with the pages of some lists: apps and policies
          --owner-lag SECONDS       how long it takes until a change of an app's owners shows (default: 0)
          --function-time SECONDS   how long an invocation of a function takes (default: 0)
          --sparse                  leave out of answers what is unset: false, zero, empty and null values
          --apps N                  how many apps there are from the start (default: 0)
          --users N                 how many users there are from the start, beside the usual ones (default: 0)
          --no-journal              keep no record of the requests
          --exit-with-stdin         stop when standard input is closed
          --many-from-stdin         start no tenant, but one for each line of options on standard input, until that is closed;
                                    the line "stop URL" stops one
          --help                    show this

        One line of JSON with url, clientId and clientSecret, and with --https also httpsUrl and certificate (PEM),
        goes to standard output as soon as the tenant listens. With --many-from-stdin, {"error":"..."} says why one does not,
        and {} that one has stopped.
        """;

    // Ten years, in seconds.
    private const int FarthestOffset = 315_360_000;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">An option is unknown, or its value is wrong.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var options = new SandboxOptions();
        var (exitWithStandardInput, manyFromStandardInput, showHelp) = (false, false, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var option = arguments[i];
            switch (option)
            {
                case "--port":
                    options = options with { Port = Number(option, Value(arguments, ref i), 0, 65_535) };
                    break;
                case "--https":
                    options = options with { Https = true };
                    break;
                case "--token-lifetime":
                    options = options with { TokenLifetime = TimeSpan.FromSeconds(Number(option, Value(arguments, ref i), 1, 86_400)) };
                    break;
                case "--clock-offset":
                    var offset = Number(option, Value(arguments, ref i), -FarthestOffset, FarthestOffset);
                    options = options with { ClockOffset = TimeSpan.FromSeconds(offset) };
                    break;
                case "--device-interval":
                    options = options with { DeviceInterval = TimeSpan.FromSeconds(Number(option, Value(arguments, ref i), 1, 3600)) };
                    break;
                case "--device-lifetime":
                    options = options with { DeviceLifetime = TimeSpan.FromSeconds(Number(option, Value(arguments, ref i), 1, 86_400)) };
                    break;
                case "--require-dpop":
                    options = options with { RequireDpop = true };
                    break;
                case "--dpop-nonce":
                    options = options with { DpopNonce = true };
                    break;
                case "--latency":
                    options = options with { Latency = TimeSpan.FromMilliseconds(Number(option, Value(arguments, ref i), 0, 60_000)) };
                    break;
                case "--rate":
                    options = options with { Rate = Number(option, Value(arguments, ref i), 0, 1_000_000) };
                    break;
                case "--overshoot":
                    options = options with { Overshoot = true };
                    break;
                case "--owner-lag":
                    options = options with { OwnerLag = TimeSpan.FromSeconds(Number(option, Value(arguments, ref i), 0, 86_400)) };
                    break;
                case "--function-time":
                    options = options with { FunctionTime = TimeSpan.FromSeconds(Number(option, Value(arguments, ref i), 0, 86_400)) };
                    break;
                case "--sparse":
                    options = options with { Sparse = true };
                    break;
                case "--apps":
                    options = options with { Apps = Number(option, Value(arguments, ref i), 0, Tenant.MostSeeds) };
                    break;
                case "--users":
                    options = options with { Users = Number(option, Value(arguments, ref i), 0, Tenant.MostSeeds) };
                    break;
                case "--no-journal":
                    options = options with { JournalCapacity = 0 };
                    break;
                case "--exit-with-stdin":
                    exitWithStandardInput = true;
                    break;
                case "--many-from-stdin":
                    manyFromStandardInput = true;
                    break;
                case "--help":
                    showHelp = true;
                    break;
                default:
                    throw new ArgumentException($"Unknown option '{option}'. Try --help.");
            }
        }

        return new CommandLine(options, exitWithStandardInput, manyFromStandardInput, showHelp);
    }

    private static string? Value(string[] arguments, ref int position) => ++position < arguments.Length ? arguments[position] : null;

    private static int Number(string option, string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{option} takes a whole number from {least} to {most}."));
}
