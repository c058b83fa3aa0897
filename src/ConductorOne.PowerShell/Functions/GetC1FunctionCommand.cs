using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Reads functions.</summary>
[Cmdlet(VerbsCommon.Get, "C1Function", DefaultParameterSetName = ById)]
[OutputType(typeof(C1Function))]
public sealed class GetC1FunctionCommand : GetC1ObjectCommand<C1Function>
{
    /// <summary>The function: the id, a name, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 0)]
    [Parameter(ParameterSetName = Listing, Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdentityCell(Noun.Function)]
    public override string? Identity { get; set; }

    /// <summary>The function.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function)]
    public string? FunctionId { get; set; }

    /// <summary>Words in the name.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Query { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<C1Function>))]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>The kinds of function.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<FunctionType>))]
    [EnumsCell(typeof(FunctionType))]
    public string[]? FunctionTypes { get; set; }

    private protected override string IdParameter => nameof(FunctionId);

    private protected override Operation<C1Function> Reads => FunctionOperations.Get;

    private protected override PagedCall<C1Function> NewList() =>
        Named(FunctionOperations.Search.Call(GivenFilters(Name?.Exact ?? Name?.Words)), function => function.DisplayName);
}
