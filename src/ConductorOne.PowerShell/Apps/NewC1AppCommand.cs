using System.Linq;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Creates apps that are kept by hand, without a connector.</summary>
[Cmdlet(VerbsCommon.New, "C1App", SupportsShouldProcess = true)]
[OutputType(typeof(C1App))]
public sealed class NewC1AppCommand : AppFieldsCommand
{
    private readonly FindOrMake<C1App> _apps = new();

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell(NamesNew = true)]
    public override string? DisplayName { get; set; }

    /// <summary>User ids of the owners.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [Alias("AppOwners")]
    [IdsCell(Noun.User)]
    public string[]? Owners { get; set; }

    /// <summary>Entitlements whose holders own the app.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EntitlementRefCell]
    public C1AppEntitlementRef[]? AppEntitlementOwnerRefs { get; set; }

    /// <summary>What a connector will discover as this app.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1AppMatchBatonRef))]
    public C1AppMatchBatonRef? MatchBatonRef { get; set; }

    /// <summary>Creates none where there is one of that name, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? OfNoun(Messages.ActionFindOrCreate) : base.Action;

    private protected override string Target => DisplayName ?? "";

    private protected override ApiCall<C1App> NewCall() => Call(AppOperations.Create);

    private protected override RowWork<C1App> NewWork(ApiCall<C1App> call)
    {
        var name = DisplayName!;
        return IfNotExists
            ? _apps.Work(
                this,
                "",
                name,
                [.. NameComparer.Spellings(name).Select(sought => AppOperations.Search.Call(new() { { nameof(DisplayName), sought } }))],
                app => FindOrMake<C1App>.IsSameName(app.DisplayName, name),
                base.NewWork(call))
            : base.NewWork(call);
    }
}
