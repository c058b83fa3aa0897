using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Sandbox;

/// <summary>The faults that wait for requests. The first one that matches takes a request.</summary>
public sealed class FaultRules
{
    private const int SmallestStatus = 200;
    private const int LargestStatus = 599;

    private readonly object _gate = new();
    private volatile Rule[] _rules = [];

    internal FaultRules()
    {
    }

    /// <summary>Adds a fault.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number makes no sense.</exception>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Times);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.DelayMilliseconds);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Cut ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.Percent, 100);
        if (fault.Status is < SmallestStatus or > LargestStatus)
            throw new ArgumentOutOfRangeException(nameof(fault), $"A status is a number from {SmallestStatus} to {LargestStatus}.");
        lock (_gate)
            _rules = [.. _rules, new Rule(fault)];
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
            _rules = [];
    }

    /// <summary>The faults and how many requests each has met.</summary>
    internal IReadOnlyList<(Fault Fault, int Hits)> List() => [.. _rules.Select(rule => (rule.Fault, rule.Hits))];

    /// <summary>The fault that takes this request, or null.</summary>
    internal Fault? Match(string method, string path)
    {
        if (_rules.Length == 0)
            return null;
        lock (_gate)
            return _rules.FirstOrDefault(rule => rule.Takes(method, path))?.Fault;
    }

    private sealed class Rule(Fault fault)
    {
        // Numbers of no consequence, which have to be the same each time.
        private readonly Random _chance = new(fault.Seed);
        private int _matches;

        public Fault Fault { get; } = fault;

        public int Hits { get; private set; }

        public bool Takes(string method, string path)
        {
            if (!Matches(method, path) || (Fault.Times > 0 && Hits >= Fault.Times) || _matches++ < Fault.Skip || !IsChosen())
                return false;
            Hits++;
            return true;
        }

        private bool IsChosen() => Fault.Percent == 100 || _chance.Next(100) < Fault.Percent;

        private bool Matches(string method, string path) =>
            (Fault.Method is null || Fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && (Fault.Path is null
                || (Fault.Path.EndsWith('*') ? path.StartsWith(Fault.Path[..^1], StringComparison.Ordinal) : path == Fault.Path));
    }
}
