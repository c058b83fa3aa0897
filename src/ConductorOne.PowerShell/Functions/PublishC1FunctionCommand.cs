using System.Management.Automation;
using System.Threading.Tasks;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Makes a commit of a function the one that runs.</summary>
[Cmdlet(VerbsData.Publish, "C1Function", SupportsShouldProcess = true)]
[OutputType(typeof(C1Function))]
public sealed class PublishC1FunctionCommand : FunctionActionCommand<C1Function>
{
    // The function of the row, where there is nothing to do.
    private C1Function? _published;

    /// <summary>The commit; the newest one where none is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    /// <summary>Returns the function as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => OfNoun(Messages.ActionPublish);

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1Function> NewCall()
    {
        _published = null;
        var id = GivenFunction();
        if (GivenCommit(CommitId) is { } commit)
        {
            return FunctionOperations.Publish(id, commit);
        }

        var read = FunctionOperations.Get.Call(new() { { nameof(FunctionId), id } });
        var function = Fetch(read);
        var head = HeadOf(function);
        if (head != function.PublishedCommitId)
        {
            return FunctionOperations.Publish(id, head);
        }

        WriteVerbose(Messages.FunctionAlreadyPublished.With(id, head));
        _published = function;
        return read;
    }

    private protected override RowWork<C1Function> NewWork(ApiCall<C1Function> call) =>
        _published is { } published ? (_, _, _) => Task.FromResult(published)
        : FunctionRows.Explaining(FunctionId!, Given(CommitId), base.NewWork(call));
}
