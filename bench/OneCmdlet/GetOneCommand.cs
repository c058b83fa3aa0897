using System.Management.Automation;

namespace OneCmdlet;

/// <summary>The whole of the smallest binary module: what importing any of them costs.</summary>
[Cmdlet(VerbsCommon.Get, "One")]
[OutputType(typeof(int))]
public sealed class GetOneCommand : Cmdlet
{
    /// <summary>Writes 1.</summary>
    protected override void ProcessRecord() => WriteObject(1);
}
