using System;

namespace ConductorOne.Authentication.Device;

/// <summary>What a person sees while the device waits. Called from any thread.</summary>
internal interface IDevicePrompt
{
    /// <summary>Tells where to go and which code to look for.</summary>
    void Ask(Uri link, string userCode);

    /// <summary>Still waiting.</summary>
    void Waiting(TimeSpan left);
}
