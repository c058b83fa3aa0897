using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>What New-C1Directory and Set-C1Directory both take.</summary>
public abstract class DirectoryFieldsCommand : C1RowCommand<C1Directory>
{
    private protected DirectoryFieldsCommand()
    {
    }

    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>Whether all accounts count.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? All { get; set; }

    /// <summary>The CEL expression that chooses the accounts that count.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? CelExpression { get; set; }

    /// <summary>How the accounts are matched with users.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1DirectoryMergeConfig))]
    public C1DirectoryMergeConfig? MergeConfig { get; set; }

    /// <summary>What the answer brings along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExpandMaskCompleter<DirectoryExpandMask>))]
    [ExpandMaskCell(typeof(DirectoryExpandMask))]
    public string[]? ExpandMask { get; set; }

    private protected sealed override string IdParameter => nameof(AppId);

    private protected sealed override Type NounClass => typeof(C1App);
}
