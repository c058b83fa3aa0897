using System;

namespace ConductorOne.Sandbox.Limits;

/// <summary>Counts the requests of the API, and turns away those that are too many: a token bucket, and a count of those in progress.</summary>
internal sealed class RequestLimiter(TimeProvider time)
{
    private readonly object _gate = new();
    private RequestLimit _limit = RequestLimit.None;
    private double _tokens;
    private long _refilledAt;
    private long _refused;
    private int _inProgress;
    private int _peak;

    /// <summary>Sets another limit, with a full bucket, and starts to count anew.</summary>
    public void Set(RequestLimit limit)
    {
        lock (_gate)
        {
            (_limit, _tokens, _refilledAt) = (limit, limit.Burst, time.GetTimestamp());
            (_refused, _peak) = (0, _inProgress);
        }
    }

    /// <summary>The limit, and how it was met since it was set.</summary>
    public (RequestLimit Limit, long Refused, int InProgress, int Peak) Read()
    {
        lock (_gate)
            return (_limit, _refused, _inProgress, _peak);
    }

    /// <summary>Lets a request in, which is to leave again, or says after how many seconds to come back.</summary>
    public bool TryEnter(out int retryAfter)
    {
        lock (_gate)
        {
            if (!Admits(out retryAfter))
            {
                _refused++;
                return false;
            }

            _peak = Math.Max(_peak, ++_inProgress);
            return true;
        }
    }

    /// <summary>Ends a request that was let in.</summary>
    public void Leave()
    {
        lock (_gate)
            _inProgress--;
    }

    private bool Admits(out int retryAfter)
    {
        retryAfter = _limit.RetryAfter ?? 1;
        if (_limit.Concurrent > 0 && _inProgress >= _limit.Concurrent)
            return false;
        if (_limit.PerSecond == 0)
            return true;

        var now = time.GetTimestamp();
        _tokens = Math.Min(_limit.Burst, _tokens + (time.GetElapsedTime(_refilledAt, now).TotalSeconds * _limit.PerSecond));
        _refilledAt = now;
        if (_tokens < 1)
        {
            retryAfter = _limit.RetryAfter ?? Math.Max(1, (int)Math.Ceiling((1 - _tokens) / _limit.PerSecond));
            return false;
        }

        _tokens--;
        return true;
    }
}
