using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Changes apps.</summary>
[Cmdlet(VerbsCommon.Set, "C1App", SupportsShouldProcess = true)]
[OutputType(typeof(C1App))]
public sealed class SetC1AppCommand : AppFieldsCommand
{
    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, IsOwn = true)]
    public string? AppId { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>The icon's address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? IconUrl { get; set; }

    /// <summary>Rules of its own for matching users with people.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1AppUserMapper))]
    public C1AppUserMapper? AppUserMapper { get; set; }

    /// <summary>Whether the connector says who owns its resources.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? EnableConnectorSourcedOwnership { get; set; }

    /// <summary>Whether revoking a grant revokes the grants that source it, too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? RevokeGrantSources { get; set; }

    /// <summary>Whether it is kept by hand, without a connector.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? IsManuallyManaged { get; set; }

    /// <summary>The catalog that requests for it come from by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdCell(Noun.RequestCatalog)]
    public string? DefaultRequestCatalogId { get; set; }

    /// <summary>How it models access.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<AppAccessModel>))]
    [EnumCell(typeof(AppAccessModel))]
    public string? AccessModel { get; set; }

    /// <summary>The version of its connector.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberCell]
    public int? ConnectorVersion { get; set; }

    /// <summary>Returns the app as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override ApiCall<C1App> NewCall() => Call(AppOperations.Update);

    private protected override bool PassesOn => PassThru;
}
