using System;
using System.Collections.Generic;
using ConductorOne.Authentication.Device;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A person who looks at the prompt, and may do something about it.</summary>
internal sealed class FakePrompt(Action<Uri, string>? asked = null) : IDevicePrompt
{
    private readonly List<(Uri Link, string Code)> _shown = [];
    private readonly List<TimeSpan> _left = [];

    public IReadOnlyList<(Uri Link, string Code)> Shown => _shown;

    /// <summary>How much time was left, each time that it was told.</summary>
    public IReadOnlyList<TimeSpan> Left => _left;

    public void Ask(Uri link, string userCode)
    {
        _shown.Add((link, userCode));
        asked?.Invoke(link, userCode);
    }

    public void Waiting(TimeSpan left) => _left.Add(left);
}
