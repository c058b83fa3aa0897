using System;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>How often, and how long to wait in between: exponential, jittered, unless the server says how long.</summary>
internal sealed record RetryRule
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    /// <summary>All tries, the first one included.</summary>
    public int Attempts { get; init; } = 5;

    // Of what the server asks: enough to part those whom it told the same.
    private const double Spread = 0.1;

    /// <summary>The tries behind the first one.</summary>
    public int Retries => Attempts - 1;

    /// <summary>No wait is longer, whatever the server asks, but for the spread that comes on top.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How waiting is done; tests wait without time passing.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    // Never earlier than asked. Without being asked, it grows, and goes either way.
    public TimeSpan WaitAfter(int attempt, TimeSpan? asked) => asked is { } wait
        ? Times(Shorter(wait), 1 + (Spread * Jitter()))
        : Shorter(Times(FirstWait, Math.Pow(2, attempt - 1) * (0.5 + Jitter())));

    private static TimeSpan Times(TimeSpan wait, double factor) => TimeSpan.FromTicks((long)(wait.Ticks * factor));

    private TimeSpan Shorter(TimeSpan wait) => wait < LongestWait ? wait : LongestWait;

    // Between 0 and 1; System.Random is not safe to share between threads on .NET Framework.
    private static double Jitter()
    {
        var bytes = new byte[4];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return BitConverter.ToUInt32(bytes, 0) / (double)uint.MaxValue;
    }
}
