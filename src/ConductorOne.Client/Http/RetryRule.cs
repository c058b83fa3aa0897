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

    /// <summary>No wait is longer, whatever the server asks.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How waiting is done; tests wait without time passing.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    public TimeSpan WaitAfter(int attempt, TimeSpan? asked)
    {
        var wait = asked ?? TimeSpan.FromTicks((long)(FirstWait.Ticks * Math.Pow(2, attempt - 1) * (0.5 + Jitter())));
        return wait < LongestWait ? wait : LongestWait;
    }

    // Between 0 and 1; System.Random is not safe to share between threads on .NET Framework.
    private static double Jitter()
    {
        var bytes = new byte[4];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return BitConverter.ToUInt32(bytes, 0) / (double)uint.MaxValue;
    }
}
