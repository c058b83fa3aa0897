#nullable enable

using System.Management.Automation;
using System.Threading;

namespace ConductorOne.Tests;

/// <summary>Passes objects on, and holds up Ctrl+C: PowerShell tells the commands of a pipe one after the other.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SlowToStop")]
public sealed class SlowToStopCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Set when Ctrl+C comes.</summary>
    [Parameter(Mandatory = true)]
    public ManualResetEventSlim Asked { get; set; } = new();

    /// <summary>Lets it through.</summary>
    [Parameter(Mandatory = true)]
    public ManualResetEventSlim Released { get; set; } = new();

    protected override void ProcessRecord() => WriteObject(InputObject);

    protected override void StopProcessing()
    {
        Asked.Set();
        Released.Wait();
    }
}
