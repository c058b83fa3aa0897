using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Reads the invocations of functions.</summary>
[Cmdlet(VerbsCommon.Get, "C1FunctionInvocation", DefaultParameterSetName = ById)]
[OutputType(typeof(C1FunctionInvocation))]
public sealed class GetC1FunctionInvocationCommand : GetC1ObjectCommand<C1FunctionInvocation>
{
    // Each of them has its input and its output: the vendor advises to ask for no more at once.
    private const int SmallPage = 10;

    /// <summary>The function whose invocations they are.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function, PipeTakes = [Noun.FunctionInvocation])]
    public string? FunctionId { get; set; }

    /// <summary>The invocation.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionInvocation>))]
    [IdCell(Noun.FunctionInvocation)]
    public string? InvocationId { get; set; }

    /// <summary>No parameter: invocations have no names.</summary>
    public override string? Identity { get; set; }

    /// <summary>No parameter, either.</summary>
    public override string? DisplayName { get; set; }

    private protected override string IdParameter => nameof(InvocationId);

    private protected override string IdOfList => nameof(FunctionId);

    private protected override Operation<C1FunctionInvocation> Reads => FunctionRunOperations.Get;

    private protected override string NotFound => Messages.FunctionInvocationNotFound.With(InvocationId, FunctionId);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        PageSize ??= SmallPage;
        base.BeginProcessing();
    }

    private protected override PagedCall<C1FunctionInvocation> NewList() => FunctionRunOperations.List.Call(GivenNames([nameof(FunctionId)]));
}
