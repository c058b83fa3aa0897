using System;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>An environment variable of this process for as long as a test takes. Two tests at once must not have the same.</summary>
internal sealed class EnvironmentVariable : IDisposable
{
    private readonly string? _before;

    public EnvironmentVariable(string name, string? value)
    {
        Name = name;
        _before = Environment.GetEnvironmentVariable(name);
        Value = value;
    }

    public string Name { get; }

    public string? Value
    {
        set => Environment.SetEnvironmentVariable(Name, value);
    }

    public void Dispose() => Value = _before;
}
