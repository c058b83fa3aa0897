using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Compares a folder with the code of a function.</summary>
[Cmdlet(VerbsData.Compare, "C1FunctionSource")]
[OutputType(typeof(C1FunctionDifference))]
public sealed class CompareC1FunctionSourceCommand : FunctionActionCommand<SeveralObjects<C1FunctionDifference>>
{
    // What the row that is looked at comes to.
    private RowWork<SeveralObjects<C1FunctionDifference>>? _work;

    /// <summary>The folder, or files.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [PathCell]
    public string[]? Path { get; set; }

    /// <summary>The commit; that which runs where none is given, else the newest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    /// <summary>Writes what is the same, too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    private protected override ApiCall<SeveralObjects<C1FunctionDifference>> NewCall()
    {
        var (id, commit, all) = (GivenFunction(), GivenCommit(CommitId), IncludeEqual.IsPresent);
        var files = Read(Given(Path) ?? throw new C1InputException(Messages.RequiredTextEmpty.With(nameof(Path)), nameof(Path)));
        _work = async (session, trace, cancellationToken) =>
        {
            var source = await SourceAsync(session, id, commit, trace, cancellationToken).ConfigureAwait(false);
            return new([.. Differences(files, source).Where(difference => all || difference.Status != Same)]);
        };
        return new(commit is null ? FunctionOperations.Get.Call(new() { { nameof(FunctionId), id } }).Request : SourceCall(id, commit).Request, _ => null);
    }

    private protected override RowWork<SeveralObjects<C1FunctionDifference>> NewWork(ApiCall<SeveralObjects<C1FunctionDifference>> call) => _work!;

    private protected override void Write(PendingRow<SeveralObjects<C1FunctionDifference>> row, SeveralObjects<C1FunctionDifference> made) =>
        WriteObject(made.Items, enumerateCollection: true);

    private const string Same = "Same";

    private static IEnumerable<C1FunctionDifference> Differences(Dictionary<string, byte[]> files, CommitSource source)
    {
        // A server may say a name twice.
        var others = source.Files.ToLookup(file => file.Key, file => file.Value, StringComparer.Ordinal);
        foreach (var name in files.Keys.Concat(others.Select(other => other.Key)).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))
        {
            var (side, status) = !files.TryGetValue(name, out var bytes) ? ("=>", "Removed")
                : !others.Contains(name) ? ("<=", "Added")
                : others[name].All(other => bytes.SequenceEqual(other)) ? ("==", Same)
                : ("<>", "Changed");
            yield return new C1FunctionDifference { FunctionId = source.Commit.FunctionId, CommitId = source.Commit.Id, Name = name, SideIndicator = side, Status = status };
        }
    }
}
