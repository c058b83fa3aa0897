using System.Collections;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Changes functions.</summary>
[Cmdlet(VerbsCommon.Set, "C1Function", SupportsShouldProcess = true)]
[OutputType(typeof(C1Function))]
public sealed class SetC1FunctionCommand : FunctionFieldsCommand
{
    /// <summary>The function.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function, IsOwn = true)]
    public string? FunctionId { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [PathCell]
    public override string[]? Path { get; set; }

    /// <summary>The code as a new commit: file paths with text or bytes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ContentCell]
    public IDictionary? Content { get; set; }

    /// <summary>The commit that runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1FunctionCommit>))]
    [IdCell(Noun.FunctionCommit)]
    public string? PublishedCommitId { get; set; }

    /// <summary>Whether it is a draft.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? IsDraft { get; set; }

    /// <summary>All secrets that the code can read: names with SecureStrings or texts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretsCell]
    public IDictionary? Secret { get; set; }

    /// <summary>The hosts that the code may reach.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListCell]
    public string[]? OutboundNetworkAllowlist { get; set; }

    /// <summary>The roles that the code has.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Role)]
    public string[]? ScopedRoleIds { get; set; }

    /// <summary>How many instances are kept ready.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberCell]
    public int? ProvisionedConcurrency { get; set; }

    /// <summary>Returns the function as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string IdParameter => nameof(FunctionId);

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1Function> NewCall()
    {
        var fields = GivenChanges(FunctionOperations.Update.Names);
        GatherContent(fields, nameof(Content));
        return FunctionOperations.Update.Call(fields);
    }
}
