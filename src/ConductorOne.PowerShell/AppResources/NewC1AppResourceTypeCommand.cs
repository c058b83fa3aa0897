using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Http;
using ConductorOne.Lists;
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
    private readonly OnePerName<C1AppResourceType> _types = new();

    /// <summary>The app.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppIdCompleter))]
    [IdCell]
    public string AppId { get; set; } = "";

    /// <summary>The name that people see.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string DisplayName { get; set; } = "";

    /// <summary>The category. Only Custom may repeat within an app.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceKindCompleter))]
    [TextCell]
    public string ResourceType { get; set; } = "";

    /// <summary>Creates none where the app has one of that name, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? Messages.ActionCreateAppResourceTypeIfNotExists : Messages.ActionCreateAppResourceType;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1AppResourceType> NewCall() => AppResourceCalls.CreateType(Given(AppId), new()
    {
        DisplayName = Given(DisplayName),
        ResourceType = GivenName(ResourceType, ResourceKind.Values),
    });

    private protected override RowWork<C1AppResourceType> NewWork(ApiCall<C1AppResourceType> call)
    {
        if (!IfNotExists)
        {
            return base.NewWork(call);
        }

        var name = DisplayName;
        var types = AppResourceCalls.SearchTypes(new() { AppIds = [AppId], DisplayName = name });
        return (session, trace, cancellationToken) => _types.GetAsync(
            call.Request.Path + " " + name,
            async () => Existing(await session.Client.FindAsync(types, type => type.DisplayName == name, trace, cancellationToken).ConfigureAwait(false), name)
                ?? await session.Client.SendAsync(call, trace, cancellationToken).ConfigureAwait(false));
    }
}
