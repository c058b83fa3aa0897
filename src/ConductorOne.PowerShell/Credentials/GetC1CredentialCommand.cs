using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.Credentials;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Credentials;

/// <summary>Shows the credentials that are stored on this machine, never their secrets.</summary>
[Cmdlet(VerbsCommon.Get, "C1Credential")]
[OutputType(typeof(C1Credential))]
public sealed class GetC1CredentialCommand : PSCmdlet
{
    private bool _isComplete = true;

    /// <summary>Names, with wildcards; all credentials where none is given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CredentialCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Writes them.</summary>
    protected override void EndProcessing()
    {
        var credentials = Stored();
        foreach (var name in Name ?? ["*"])
        {
            var found = credentials.Named(name);
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && _isComplete && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.From(credentials.Missing(name), name));
            }
        }
    }

    private IReadOnlyList<C1Credential> Stored()
    {
        try
        {
            return new CredentialStore().List(Report);
        }
        catch (CredentialStoreException e)
        {
            Report(e);
            return [];
        }
    }

    // What can be read is shown all the same.
    private void Report(CredentialStoreException error)
    {
        _isComplete = false;
        WriteError(ErrorRecords.From(error, null));
    }
}
