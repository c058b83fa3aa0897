using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Creates resources in apps that are kept by hand.</summary>
[Cmdlet(VerbsCommon.New, "C1AppResource", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppResource))]
public sealed class NewC1AppResourceCommand : C1RowCommand<C1AppResource>
{
    /// <summary>The app.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(AppIdCompleter))]
    [IdCell]
    public string AppId { get; set; } = "";

    /// <summary>The kind of resource, made by New-C1AppResourceType.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(AppResourceTypeIdCompleter))]
    [IdCell]
    public string AppResourceTypeId { get; set; } = "";

    /// <summary>The name that people see.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [TextCell]
    public string DisplayName { get; set; } = "";

    /// <summary>What it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>What a connector will discover as this resource.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdCell]
    public string? MatchBatonId { get; set; }

    /// <summary>User ids of the owners.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListCell]
    [ArgumentCompleter(typeof(UserIdCompleter))]
    public string[]? ResourceOwnerUserIds { get; set; }

    /// <summary>Key and value notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MapCell]
    public IDictionary? Annotations { get; set; }

    private protected override string Action => Messages.ActionCreateAppResource;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1AppResource> NewCall() => AppResourceCalls.Create(Given(AppId), Given(AppResourceTypeId), new()
    {
        DisplayName = Given(DisplayName),
        Description = Given(Description),
        MatchBatonId = Given(MatchBatonId),
        ResourceOwnerUserIds = Given(ResourceOwnerUserIds),
        Annotations = (IReadOnlyDictionary<string, string>?)Given(Annotations),
    });
}
