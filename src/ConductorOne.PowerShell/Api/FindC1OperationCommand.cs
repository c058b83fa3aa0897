using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Api;
using ConductorOne.PowerShell.Completion;

namespace ConductorOne.PowerShell.Api;

/// <summary>Finds operations of the API by words of their names, paths and fields.</summary>
[Cmdlet(VerbsCommon.Find, "C1Operation")]
[OutputType("ConductorOne.PowerShell.Api.C1Operation")]
public sealed class FindC1OperationCommand : PSCmdlet
{
    /// <summary>The words, in any order: all of them have to be in the operation. All operations where none is given.</summary>
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string[] Word { get; set; } = [];

    /// <summary>Writes what is found: by its name first, then by its path, then by its fields.</summary>
    protected override void EndProcessing()
    {
        var table = ApiTable.Current;
        string[] words = [.. Word.SelectMany(w => w.Split([' '], StringSplitOptions.RemoveEmptyEntries))];
        var found = from operation in table.Operations
                    let rank = Rank(table, operation, words)
                    where rank is not null
                    orderby rank, operation.Name.ToUpperInvariant()
                    select new C1Operation(table, operation);
        WriteObject(found, enumerateCollection: true);
    }

    // A word that stands in the name counts for more than one in the path, and that for more than one in a field.
    private static int? Rank(ApiTable table, ApiOperation operation, string[] words)
    {
        var rank = 0;
        foreach (var word in words)
        {
            var pattern = WildcardPattern.ContainsWildcardCharacters(word) ? new WildcardPattern(word, WildcardOptions.IgnoreCase) : null;
            var place = Is(operation.Name) || Is(operation.Id) ? 0 : Is(operation.Path) ? 1 : FieldNames(table, operation).Any(Is) ? 2 : -1;
            if (place < 0)
            {
                return null;
            }

            rank += place;

            bool Is(string text) => pattern?.IsMatch(text) ?? Completions.Has(text, word);
        }

        return rank;
    }

    private static IEnumerable<string> FieldNames(ApiTable table, ApiOperation operation)
    {
        var request = table.Request(operation);
        return operation.PathFields
            .Concat(operation.QueryFields)
            .Concat(request?.Fields ?? [])
            .Concat(request?.MaskedField is { } masked ? table.Message(masked.Type.MessageName).Fields : [])
            .Select(f => f.Name);
    }
}
