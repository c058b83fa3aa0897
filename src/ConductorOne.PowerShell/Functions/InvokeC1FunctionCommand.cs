using System.Collections;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Runs functions.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "C1Function", SupportsShouldProcess = true)]
[OutputType(typeof(C1FunctionInvocation))]
public sealed class InvokeC1FunctionCommand : FunctionActionCommand<C1FunctionInvocation>
{
    private bool _hasInput;

    /// <summary>What the function is given; an empty object where nothing is said.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Input")]
    [FunctionInputCell]
    public IDictionary? Json { get; set; }

    /// <summary>The commit; the published one where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FunctionCommitIdCompleter))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    /// <summary>The volume that the code can read and write files in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? VfsId { get; set; }

    private protected override string Action => OfNoun(Messages.ActionInvoke);

    private protected override bool TakesRows => !_hasInput;

    // As an argument it is the input: in a pipe, where it would be the row, nobody can give it so.
    private protected override bool TakesInputArgument()
    {
        if (RowBinding.Current.Refusal is { } refusal)
        {
            Terminate(new C1InputException(refusal));
        }

        var read = new FunctionInputCellAttribute().Read(InputObject);
        if (read is UnreadableCell unreadable)
        {
            Terminate(new C1InputException(nameof(InputObject) + " " + unreadable.Reason, nameof(InputObject)));
        }

        if (Json is not null)
        {
            Terminate(new C1InputException(Messages.FunctionInputTwice, nameof(Json)));
        }

        (InputObject, Json, _hasInput) = (null, (IDictionary?)read, true);
        return true;
    }

    private protected override ApiCall<C1FunctionInvocation> NewCall()
    {
        var (id, commit) = (GivenFunction(), GivenCommit(CommitId));
        var input = Given(Json) ?? new Hashtable();
        var call = FunctionRunOperations.Invoke.Call(new()
        {
            { nameof(FunctionId), id },
            { nameof(CommitId), commit },
            { nameof(Json), new InvocationInput(input, nameof(Json)) },
            { nameof(VfsId), Given(VfsId) },
        });
        return new(call.Request, body => call.Read(body) is { } begun ? Begun(begun, id, commit) : null);
    }

    private protected override RowWork<C1FunctionInvocation> NewWork(ApiCall<C1FunctionInvocation> call)
    {
        var (send, id, commit) = (base.NewWork(call), FunctionId!, Given(CommitId));
        return (session, trace, cancellationToken) => Explaining(id, commit, () => send(session, trace, cancellationToken));
    }

    private static C1FunctionInvocation Begun(InvokeAnswer begun, string functionId, string? commitId) =>
        new() { Id = begun.InvocationId, FunctionId = functionId, CommitId = commitId ?? "", Output = begun.Output };
}
