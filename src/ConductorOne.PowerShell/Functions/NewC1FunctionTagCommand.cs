using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Gives commits of functions names.</summary>
[Cmdlet(VerbsCommon.New, "C1FunctionTag", SupportsShouldProcess = true)]
[OutputType(typeof(C1FunctionTag))]
public sealed class NewC1FunctionTagCommand : FunctionActionCommand<C1FunctionTag>
{
    /// <summary>The name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Name { get; set; }

    /// <summary>The commit; the newest one where none is given.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    private protected override string Action => Messages.ActionTag;

    private protected override ApiCall<C1FunctionTag> NewCall()
    {
        var (id, name) = (GivenFunction(), Given(Name));
        Required.Text(name, nameof(Name));
        var commit = GivenCommit(CommitId) ?? HeadOf(Fetch(FunctionOperations.Get.Call(new() { { nameof(FunctionId), id } })));
        var call = FunctionTagOperations.Create.Call(new() { { nameof(FunctionId), id }, { nameof(Name), name }, { nameof(CommitId), commit } });
        var tag = new C1FunctionTag { FunctionId = id, Name = name!, CommitId = commit };
        return new(call.Request, _ => tag) { Empty = tag };
    }

    private protected override RowWork<C1FunctionTag> NewWork(ApiCall<C1FunctionTag> call) =>
        FunctionRows.Explaining(FunctionId!, Given(CommitId), base.NewWork(call));
}
