using System.Collections;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Creates connectors: configured ones, or, without a configuration, delegated ones that somebody else configures.</summary>
[Cmdlet(VerbsCommon.New, "C1Connector", SupportsShouldProcess = true)]
[OutputType(typeof(C1Connector))]
public sealed class NewC1ConnectorCommand : C1RowCommand<C1Connector>
{
    private readonly FindOrMake<C1Connector> _connectors = new();
    private string? _warning;

    /// <summary>The app that it syncs.</summary>
    // Not mandatory for PowerShell, whose error about a row without it would show the row, secrets and all.
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The product: a name, a slug or an id of the catalog.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CatalogCompleter))]
    [TextCell]
    public string? Catalog { get; set; }

    /// <summary>The product, by its id in the catalog alone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdCell(Noun.CatalogEntry)]
    public string? CatalogId { get; set; }

    /// <summary>Names and values of the product's fields; secrets as SecureString or text.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ConfigurationCell]
    public IDictionary? Configuration { get; set; }

    /// <summary>The configuration as the wire has it, with its @type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConfigurationCell]
    public IDictionary? Config { get; set; }

    /// <summary>What it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>User ids of the people who look after it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? UserIds { get; set; }

    /// <summary>What the answer should bring along: app_id, user_ids, capabilities or *.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ExpandMaskCell(typeof(ConnectorExpandMask))]
    [ArgumentCompleter(typeof(ExpandMaskCompleter<ConnectorExpandMask>))]
    public string[]? ExpandMask { get; set; }

    /// <summary>The name that people see. Delegated connectors only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell(NamesNew = true)]
    public string? DisplayName { get; set; }

    /// <summary>Entitlements whose holders own the app. Delegated connectors only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EntitlementRefCell]
    public C1AppEntitlementRef[]? AppEntitlementOwnerRefs { get; set; }

    /// <summary>The discovered app that it is bound to. Delegated connectors only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(AppManagedStateBindingRef))]
    public AppManagedStateBindingRef? AppManagedStateBindingRef { get; set; }

    /// <summary>Creates none where the app has one for that product, and of that name where one is given, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? OfNoun(Messages.ActionFindOrCreate) : IsDelegated ? Messages.ActionCreateDelegatedConnector : base.Action;

    private protected override string Target => !string.IsNullOrEmpty(DisplayName) ? DisplayName! : Catalog ?? CatalogId ?? AppId ?? "";

    private bool IsDelegated => Given(Configuration) is null && Given(Config) is null;

    private protected override ApiCall<C1Connector> NewCall()
    {
        var catalogId = ChosenCatalogId();
        return IsDelegated ? NewDelegated(catalogId) : NewConfigured(catalogId);
    }

    private protected override RowWork<C1Connector> NewWork(ApiCall<C1Connector> call)
    {
        if (!IfNotExists)
        {
            return base.NewWork(call);
        }

        var (app, catalogId, name, warning) = (AppId, ChosenCatalogId(), Given(DisplayName), _warning);
        var make = base.NewWork(call);
        return _connectors.Work(
            this,
            app + "/" + catalogId,
            name ?? ConnectorCatalog.FindById(catalogId)?.Name ?? catalogId,
            [ConnectorOperations.List.Call(new() { { nameof(AppId), app } })],
            connector => connector.CatalogId == catalogId && (name is null || FindOrMake<C1Connector>.IsSameName(connector.DisplayName, name)),
            (session, trace, cancellationToken) =>
            {
                if (warning is not null)
                {
                    Post(() => Warn(warning));
                }

                return make(session, trace, cancellationToken);
            });
    }

    private ApiCall<C1Connector> NewConfigured(string catalogId)
    {
        foreach (var (name, isGiven) in new[]
        {
            (nameof(DisplayName), Given(DisplayName) is not null),
            (nameof(AppEntitlementOwnerRefs), Given(AppEntitlementOwnerRefs) is not null),
            (nameof(AppManagedStateBindingRef), Given(AppManagedStateBindingRef) is not null),
        })
        {
            Required.That(!isGiven, name, () => Messages.DelegatedOnly.With(name));
        }

        var config = NewConfig(catalogId);
        var fields = Fields(catalogId);
        fields.Add(nameof(Config), config);
        var call = ConnectorOperations.Create.Hiding(config).Call(fields);
        WarnOfMissingSecrets(catalogId, config);
        return call;
    }

    private ApiCall<C1Connector> NewDelegated(string catalogId)
    {
        var call = ConnectorOperations.CreateDelegated.Call(Fields(catalogId));
        WarnOfMissingSecrets(catalogId, config: null);
        return call;
    }

    // After all that may refuse the row: what is not sent needs no warning. With -IfNotExists that shows when the work is done.
    private void WarnOfMissingSecrets(string catalogId, ConnectorConfig? config)
    {
        _warning = ConnectorCatalog.FindById(catalogId) is { } entry && entry.MissingSecrets(config) is { Count: > 0 } missing
            ? Messages.ConnectorWithoutSecrets.With(entry.Name, string.Join(", ", missing))
            : null;
        if (_warning is not null && !IfNotExists)
        {
            WriteWarning(_warning);
        }
    }

    private string ChosenCatalogId()
    {
        var named = Given(Catalog) is { } catalog ? ConnectorCatalog.Find(catalog).CatalogId : null;
        var id = Given(CatalogId);
        Required.That(named is null || id is null || named == id, nameof(Catalog), () => Messages.CatalogTwice);
        Required.That(!string.IsNullOrWhiteSpace(named ?? id), nameof(CatalogId), () => Messages.CatalogMissing);
        return (named ?? id)!;
    }

    private ConnectorConfig NewConfig(string catalogId)
    {
        var fields = Plain(Given(Configuration));

        // The configuration of a connector that comes down the pipe gives way to the one that was typed.
        var raw = Arguments.Contains(nameof(Configuration)) && !Arguments.Contains(nameof(Config)) ? null : Plain(Given(Config));
        Required.That(fields is null || raw is null, nameof(Configuration), () => Messages.ConfigTwice);
        if (raw is not null)
        {
            return ConnectorConfig.FromRaw(raw, catalogId);
        }

        var entry = ConnectorCatalog.FindById(catalogId);
        Required.That(entry is not null, nameof(CatalogId), () => Messages.CatalogIdUnknown.With(catalogId));
        return ConnectorConfig.FromFields(entry!, fields!);
    }

    private static IDictionary? Plain(IDictionary? configuration) => (configuration as ProtectedConfiguration)?.Given;

    private Fields Fields(string catalogId)
    {
        var fields = GivenFields(ConnectorOperations.Create.Names);
        foreach (var name in new[] { nameof(Catalog), nameof(Configuration), nameof(Config) })
        {
            fields.Take(name);
        }

        fields[nameof(CatalogId)] = catalogId;
        return fields;
    }
}
