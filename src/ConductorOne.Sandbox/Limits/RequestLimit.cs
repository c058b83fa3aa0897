namespace ConductorOne.Sandbox.Limits;

/// <summary>How much a tenant lets itself be asked.</summary>
/// <param name="PerSecond">How many requests a second, over time; 0 for any number.</param>
/// <param name="Burst">How many requests may come at once after a rest.</param>
/// <param name="Concurrent">How many requests may be in progress at once; 0 for any number.</param>
/// <param name="RetryAfter">What refusals say how many seconds to wait; null for as long as it takes.</param>
internal sealed record RequestLimit(int PerSecond, int Burst, int Concurrent = 0, int? RetryAfter = null)
{
    /// <summary>No limit.</summary>
    public static RequestLimit None { get; } = new(0, 0);

    /// <summary>A limit of so many requests a second, as many of which may come at once.</summary>
    public static RequestLimit Rate(int perSecond) => new(perSecond, perSecond);
}
