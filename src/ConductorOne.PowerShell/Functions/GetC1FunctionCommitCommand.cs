using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Reads the commits of functions.</summary>
[Cmdlet(VerbsCommon.Get, "C1FunctionCommit", DefaultParameterSetName = ById)]
[OutputType(typeof(C1FunctionCommit))]
public sealed class GetC1FunctionCommitCommand : GetC1ObjectCommand<C1FunctionCommit>
{
    /// <summary>The function whose commits they are.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function, PipeTakes = [Noun.FunctionCommit])]
    public string? FunctionId { get; set; }

    /// <summary>The commit.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? CommitId { get; set; }

    /// <summary>No parameter: commits have no names.</summary>
    public override string? Identity { get; set; }

    /// <summary>No parameter, either.</summary>
    public override string? DisplayName { get; set; }

    private protected override string IdParameter => nameof(CommitId);

    private protected override string IdOfList => nameof(FunctionId);

    private protected override Operation<C1FunctionCommit> Reads => FunctionCommitOperations.Get;

    private protected override string NotFound => FunctionCommitOperations.NotFound(FunctionId!, CommitId!);

    private protected override PagedCall<C1FunctionCommit> NewList() => FunctionCommitOperations.List.Call(GivenNames([nameof(FunctionId)]));
}
