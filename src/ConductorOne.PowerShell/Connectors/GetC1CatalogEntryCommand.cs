using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Shows the products that C1 can be connected to, and the fields of their configurations. Nothing is sent unless the server is asked.</summary>
[Cmdlet(VerbsCommon.Get, "C1CatalogEntry")]
[OutputType(typeof(C1CatalogEntry))]
public sealed class GetC1CatalogEntryCommand : C1SessionCmdlet
{
    private readonly CatalogEntryCellAttribute _reader = new();
    private bool _isNamed;
    private RowScripts? _scripts;
    private int _rows;

    /// <summary>Names, with wildcards, slugs or ids; all products where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CatalogId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CatalogCompleter))]
    [CatalogEntryCell]
    public string[]? Name { get; set; }

    /// <summary>Takes the rows of a pipe: names, entries, connectors, or rows that tell the product.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Row]
    public PSObject? InputObject { get; set; }

    /// <summary>Asks the server of the session for the fields: they may have changed since this version was made.</summary>
    [Parameter]
    public SwitchParameter FromServer { get; set; }

    /// <summary>Refuses what would fill nothing.</summary>
    protected override void BeginProcessing()
    {
        RowBinding.Current.End();
        _isNamed = MyInvocation.BoundParameters.ContainsKey(nameof(Name));
        _scripts = new RowScripts(MyInvocation.BoundParameters, new CellParameters(GetType()));
        if (MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            Terminate(new C1InputException(Messages.InputObjectAsArgument, nameof(InputObject)));
        }
    }

    /// <summary>Writes them.</summary>
    protected override void ProcessRecord()
    {
        RowBinding.Current.End();
        _rows++;
        try
        {
            foreach (var entry in Wanted().SelectMany(Named))
            {
                Write(entry);
            }
        }
        catch (C1InputException e)
        {
            var row = new InputRow(InputObject, _rows, typeof(C1CatalogEntry), [], []);
            WriteError(ErrorRecords.From(e, row.Target, row.Name));
        }
    }

    /// <summary>Leaves no trace of a row that PowerShell could not bind.</summary>
    protected override void EndProcessing() => RowBinding.Current.End();

    // A null in the pipe is a row, too, and does not stand for all. Nor does a variable that is empty by mistake.
    private string[] Wanted()
    {
        var isScript = _scripts!.Names.Contains(nameof(Name));
        var isUseless = MyInvocation.ExpectingInput && _isNamed && !isScript;
        var wanted = isUseless ? null
            : isScript ? _scripts.Run(InputObject).Select(result => result.Value).FirstOrDefault() ?? Name
            : _isNamed ? Name
            : MyInvocation.ExpectingInput ? _reader.Read(InputObject)
            : new[] { "*" };
        return wanted switch
        {
            string[] { Length: > 0 } names => names,
            UnreadableCell unreadable => throw new C1InputException(Messages.ArgumentUnreadable.With(unreadable.Reason), nameof(Name)),
            _ when _isNamed && !isUseless => throw new C1InputException(Messages.FilterIsEmpty.With(nameof(Name)), nameof(Name)),
            _ => throw new C1InputException(Messages.RowGivesNothing.With(nameof(C1CatalogEntry.CatalogId)), nameof(InputObject)),
        };
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
