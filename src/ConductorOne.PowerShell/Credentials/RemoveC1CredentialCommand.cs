using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Credentials;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Credentials;

/// <summary>Removes stored credentials from this machine. The server goes on taking them.</summary>
[Cmdlet(VerbsCommon.Remove, "C1Credential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1CredentialCommand : C1Cmdlet
{
    /// <summary>Names, with wildcards, or credentials.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CredentialCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Removes them.</summary>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            try
            {
                Remove(name);
            }
            catch (Exception e) when (e is CredentialStoreException or NoCredentialException)
            {
                WriteError(ErrorRecords.From(e, name));
            }
        }
    }

    private void Remove(string name)
    {
        var store = new CredentialStore(StopToken);
        CredentialStoreException? unread = null;
        IReadOnlyList<C1Credential> credentials = [];
        Await(() => store.List(e => unread = e), stored => credentials = stored);
        var found = credentials.Named(name);
        foreach (var credential in found.Where(c => ShouldProcess(VisibleText.Of($"{c.Name} ({c.Tenant}, {c.Storage})"), Messages.RemoveCredential)))
        {
            var isRemoved = false;
            AwaitEnd(() => store.Remove(credential.Name), removed => isRemoved = removed);
            if (!isRemoved)
            {
                throw credentials.Missing(credential.Name);
            }
        }

        // What cannot be read may have the name, too.
        if (unread is not null)
        {
            throw unread;
        }

        if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            throw credentials.Missing(name);
        }
    }
}
