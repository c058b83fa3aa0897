using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Writes the code of functions to disk.</summary>
[Cmdlet(VerbsData.Save, "C1FunctionSource", SupportsShouldProcess = true)]
[OutputType(typeof(C1FunctionSourceFile))]
public sealed class SaveC1FunctionSourceCommand : FunctionActionCommand<FunctionSource>
{
    // What the row that is looked at comes to.
    private RowWork<FunctionSource>? _work;

    /// <summary>The folder that the files go to.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? OutDirectory { get; set; }

    /// <summary>The commit; that which runs where none is given, else the newest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override ApiCall<FunctionSource> NewCall()
    {
        var (id, commit) = (GivenFunction(), GivenCommit(CommitId));
        Required.Text(Given(OutDirectory), nameof(OutDirectory));
        var folder = UserPath.Full(OutDirectory!, nameof(OutDirectory), SessionState);
        _work = async (session, trace, cancellationToken) => new(await SourceAsync(session, id, commit, trace, cancellationToken).ConfigureAwait(false), folder);
        var request = commit is null ? FunctionOperations.Get.Call(new() { { nameof(FunctionId), id } }).Request : SourceCall(id, commit).Request;
        return new(request, _ => null);
    }

    private protected override RowWork<FunctionSource> NewWork(ApiCall<FunctionSource> call) => _work!;

    // It is asked about when it is known what would be written.
    private protected override void Write(PendingRow<FunctionSource> row, FunctionSource made)
    {
        var action = Messages.ActionSaveSource.With(made.Count, made.CommitId);
        if (ShouldProcess(Messages.ShouldProcessDescription.With(action, made.Folder), Messages.ShouldProcessQuestion.With(action, made.Folder), Messages.ShouldProcessCaption))
        {
            var replaces = Force.IsPresent;
            Await(
                () => made.Save(replaces, StopToken),
                files => WriteObject(files, enumerateCollection: true),
                error => WriteError(ErrorRecords.From(error, row.Target, row.Row.Name)));
        }
    }
}
