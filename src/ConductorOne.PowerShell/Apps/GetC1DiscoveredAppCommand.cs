using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Reads the apps that connectors have discovered.</summary>
[Cmdlet(VerbsCommon.Get, "C1DiscoveredApp")]
[OutputType(typeof(C1DiscoveredApp))]
public sealed class GetC1DiscoveredAppCommand : GetC1PartsCommand<C1DiscoveredApp>
{
    /// <summary>The app of the connector.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The resource type of what it discovers.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>The resource that stands for one app; all where none is given.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdCell(Noun.AppResource)]
    public string? AppResourceId { get; set; }

    private protected override string Target => AppResourceId ?? AppResourceTypeId ?? "";

    private protected override PagedCall<C1DiscoveredApp> NewList()
    {
        var ids = GivenNames([nameof(AppId), nameof(AppResourceTypeId), nameof(AppResourceId)]);
        if (!ids.Has(nameof(AppResourceId)) && !Arguments.Contains(nameof(AppResourceId)))
        {
            return DiscoveredAppOperations.List.Call(ids);
        }

        // A list of one.
        var one = DiscoveredAppOperations.Get.Call(ids);
        return new((_, _) => one.Request, json => one.Read(json) is { } found ? new([found], "") : null);
    }
}
