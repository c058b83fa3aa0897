using System.Linq;
using System.Management.Automation;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Shows the sessions of this runspace.</summary>
[Cmdlet(VerbsCommon.Get, "C1Session", DefaultParameterSetName = "Name")]
[OutputType(typeof(C1Session))]
public sealed class GetC1SessionCommand : PSCmdlet
{
    /// <summary>Names, with wildcards; all sessions where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = "Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only the default.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Default")]
    public SwitchParameter Default { get; set; }

    /// <summary>Writes them.</summary>
    protected override void EndProcessing()
    {
        var sessions = RunspaceSessions.Current;
        if (Default)
        {
            if (sessions.Default is { } current)
            {
                WriteObject(current);
            }

            return;
        }

        foreach (var name in Name ?? ["*"])
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            var found = sessions.All.Where(s => pattern.IsMatch(s.Name)).ToArray();
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.From(new NoSessionException(sessions.Unknown(name)), name));
            }
        }
    }
}
