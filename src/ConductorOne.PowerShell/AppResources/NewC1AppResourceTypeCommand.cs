using System.Linq;
using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Creates kinds of resource in apps that are kept by hand.</summary>
[Cmdlet(VerbsCommon.New, "C1AppResourceType", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppResourceType))]
public sealed class NewC1AppResourceTypeCommand : C1RowCommand<C1AppResourceType>
{
    // Of all other kinds an app has one type.
    private const string Repeatable = "Custom";

    private readonly FindOrMake<C1AppResourceType> _types = new();

    /// <summary>The app.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string AppId { get; set; } = "";

    /// <summary>The name that people see.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell(NamesNew = true)]
    public string DisplayName { get; set; } = "";

    /// <summary>The category. Only Custom may repeat within an app.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<ResourceKind>))]
    [EnumCell(typeof(ResourceKind))]
    public string ResourceType { get; set; } = "";

    /// <summary>Creates none where the app has one of that name, or of that kind unless it is Custom, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? OfNoun(Messages.ActionFindOrCreate) : base.Action;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1AppResourceType> NewCall() => Call(AppResourceTypeOperations.Create);

    private protected override RowWork<C1AppResourceType> NewWork(ApiCall<C1AppResourceType> call)
    {
        var (app, name, kind) = (AppId, DisplayName, WireEnum.Of<ResourceKind>().Read(ResourceType, nameof(ResourceType)));
        return !IfNotExists ? Explaining(base.NewWork(call), kind) : _types.Work(
            this,
            app,
            name,
            [.. NameComparer.Spellings(name).Select(sought => AppResourceTypeOperations.Search.Call(new() { { "AppIds", new[] { app } }, { nameof(DisplayName), sought } }))],
            type => FindOrMake<C1AppResourceType>.IsSameName(type.DisplayName, name) && TypeOfKind.MayBe(type, kind),
            OrOfKind(base.NewWork(call), AppResourceTypeOperations.List.Call(new() { { nameof(AppId), app } }), kind));
    }

    // The server says no more than that there is one.
    private static RowWork<C1AppResourceType> Explaining(RowWork<C1AppResourceType> make, string kind) => kind == Repeatable ? make : async (session, trace, cancellationToken) =>
    {
        try
        {
            return await make(session, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e) when (e.IsAlreadyThere)
        {
            throw e.With(Messages.ResourceTypeOfKindExists.With(kind));
        }
    };

    // An app has one type of a kind, which may have another name.
    private RowWork<C1AppResourceType> OrOfKind(RowWork<C1AppResourceType> make, PagedCall<C1AppResourceType> types, string kind) =>
        async (session, trace, cancellationToken) =>
        {
            try
            {
                return await make(session, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (C1ApiException e) when (e.IsAlreadyThere)
            {
                var all = await session.Client.FindAllAsync(types, _ => true, trace, cancellationToken).ConfigureAwait(false);
                if (TypeOfKind.Find(all, kind) is not { } found)
                {
                    throw e.With(Messages.ResourceTypeNotFound.With(kind, string.Join(", ", all.Select(type => type.DisplayName + " (" + type.Id + ")"))));
                }

                Post(() => Warn(Messages.ResourceTypeUnderOtherName.With(kind, found.DisplayName, found.Id)));
                return found;
            }
        };
}
