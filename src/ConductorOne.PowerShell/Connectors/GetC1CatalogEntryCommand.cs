using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Shows the products that C1 can be connected to, and the fields of their configurations. Nothing is sent unless the server is asked.</summary>
[Cmdlet(VerbsCommon.Get, "C1CatalogEntry")]
[OutputType(typeof(C1CatalogEntry))]
public sealed class GetC1CatalogEntryCommand : C1SessionCmdlet
{
    /// <summary>Names, with wildcards, slugs or ids; all products where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CatalogId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CatalogCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Asks the server of the session for the fields: they may have changed since this version was made.</summary>
    [Parameter]
    public SwitchParameter FromServer { get; set; }

    /// <summary>Writes them.</summary>
    protected override void ProcessRecord()
    {
        foreach (var name in Name ?? ["*"])
        {
            foreach (var entry in Named(name))
            {
                Write(entry);
            }
        }
    }

    private void Write(C1CatalogEntry entry)
    {
        if (!FromServer)
        {
            WriteObject(entry);
            return;
        }

        var client = RequireSession().Client;
        var call = CatalogCalls.GetFields(entry);
        Await(
            (trace, cancellationToken) => client.SendAsync(call, trace, cancellationToken),
            WriteObject,
            error => WriteError(ErrorRecords.From(error, entry.Name.Length > 0 ? entry.Name : entry.CatalogId)));
    }

    private List<C1CatalogEntry> Named(string name)
    {
        var pattern = new NamePattern(name.Trim());
        var found = ConnectorCatalog.Entries
            .Where(entry => pattern.Matches(entry.Name) || pattern.Matches(entry.Slug) || entry.CatalogId == pattern.Exact)
            .Select(C1CatalogEntry.Of)
            .ToList();
        if (found.Count > 0 || pattern.Exact is not { } text)
        {
            return found;
        }

        try
        {
            return [C1CatalogEntry.Of(ConnectorCatalog.Find(text))];
        }
        catch (C1InputException) when (FromServer && text.Length > 0 && IdText.IsId(text))
        {
            // A product that is newer than this version.
            return [new() { CatalogId = text }];
        }
        catch (C1InputException e)
        {
            WriteError(ErrorRecords.From(new NameNotFoundException(e.Message), name));
            return [];
        }
    }
}
