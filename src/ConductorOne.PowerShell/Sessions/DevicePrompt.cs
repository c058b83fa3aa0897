using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using ConductorOne.Authentication.Device;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Shows a person where to sign in, opens the page, and counts down while they do.</summary>
/// <param name="cmdlet">Who writes.</param>
/// <param name="post">Has it written on the pipeline's thread.</param>
/// <param name="opensBrowser">Whether to open the page.</param>
internal sealed class DevicePrompt(PSCmdlet cmdlet, Action<Action> post, bool opensBrowser) : IDevicePrompt
{
    private const int ActivityId = 1;

    private static readonly string[] DesktopVariables = ["DISPLAY", "WAYLAND_DISPLAY"];

    private string _status = "";

    public void Ask(Uri link, string userCode)
    {
        _status = Messages.DeviceProgress.With(userCode, link.AbsoluteUri);

        // As Write-Host does: on the screen, whatever the preferences, and never among the output.
        var message = new HostInformationMessage { Message = Messages.DevicePrompt.With(link.AbsoluteUri, userCode) };
        post(() => cmdlet.WriteInformation(message, ["PSHOST"]));
        if (opensBrowser && !TryOpen(link))
        {
            post(() => cmdlet.WriteVerbose(Messages.BrowserDidNotOpen));
        }
    }

    public void Waiting(TimeSpan left) => post(() => cmdlet.WriteProgress(new ProgressRecord(ActivityId, Messages.DeviceActivity, _status)
    {
        SecondsRemaining = Math.Max(0, (int)left.TotalSeconds),
    }));

    /// <summary>Takes the progress away.</summary>
    public void Done() => cmdlet.WriteProgress(
        new ProgressRecord(ActivityId, Messages.DeviceActivity, Messages.DeviceActivity) { RecordType = ProgressRecordType.Completed });

    private static bool TryOpen(Uri link)
    {
        if (!HasDesktop())
        {
            return false;
        }

        try
        {
            using var browser = Process.Start(new ProcessStartInfo(link.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // The link is on the screen.
            return false;
        }
    }

    // Over SSH, a browser made of text would take the terminal.
    private static bool HasDesktop() =>
        !RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        || DesktopVariables.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
}
