using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Creates kinds of resource in apps that are kept by hand.</summary>
[Cmdlet(VerbsCommon.New, "C1AppResourceType", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppResourceType))]
public sealed class NewC1AppResourceTypeCommand : C1RowCommand<C1AppResourceType>
{
    /// <summary>The app.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(AppIdCompleter))]
    [IdCell]
    public string AppId { get; set; } = "";

    /// <summary>The name that people see.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [TextCell]
    public string DisplayName { get; set; } = "";

    /// <summary>The category. Only Custom may repeat within an app.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(ResourceKindCompleter))]
    [TextCell]
    public string ResourceType { get; set; } = "";

    private protected override string Action => Messages.ActionCreateAppResourceType;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1AppResourceType> NewCall() => AppResourceCalls.CreateType(Given(AppId), new()
    {
        DisplayName = Given(DisplayName),
        ResourceType = GivenName(ResourceType, ResourceKind.Values),
    });
}
