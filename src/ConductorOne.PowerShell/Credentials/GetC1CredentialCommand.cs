using System;
using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.Credentials;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Credentials;

/// <summary>Shows the credentials that are stored on this machine, never their secrets.</summary>
[Cmdlet(VerbsCommon.Get, "C1Credential")]
[OutputType(typeof(C1Credential))]
public sealed class GetC1CredentialCommand : C1Cmdlet
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

    // What can be read is shown, whatever cannot.
    private IReadOnlyList<C1Credential> Stored()
    {
        IReadOnlyList<C1Credential> stored = [];
        var unread = new List<Exception>();
        Await(() => new CredentialStore().List(unread.Add), credentials => stored = credentials, unread.Add);
        foreach (var error in unread)
        {
            _isComplete = false;
            WriteError(ErrorRecords.From(error, null));
        }

        return stored;
    }
}
