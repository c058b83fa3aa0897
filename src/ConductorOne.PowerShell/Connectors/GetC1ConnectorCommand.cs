using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Connectors;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>Reads the connectors of apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1Connector", DefaultParameterSetName = ById)]
[OutputType(typeof(C1Connector))]
public sealed class GetC1ConnectorCommand : GetC1ObjectCommand<C1Connector>
{
    /// <summary>The app whose connectors they are.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.Connector])]
    public string? AppId { get; set; }

    /// <summary>The connector: the id, a name, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 1)]
    [Parameter(ParameterSetName = Listing, Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdentityCell(Noun.Connector)]
    public override string? Identity { get; set; }

    /// <summary>The connector.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Connector>))]
    [IdCell(Noun.Connector)]
    public string? ConnectorId { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<C1Connector>))]
    [TextCell]
    public override string? DisplayName { get; set; }

    private protected override string IdParameter => nameof(ConnectorId);

    private protected override string IdOfList => nameof(AppId);

    private protected override Operation<C1Connector> Reads => ConnectorOperations.Get;

    private protected override PagedCall<C1Connector> NewList() =>
        Named(ConnectorOperations.List.Call(GivenNames([nameof(AppId)])), connector => connector.DisplayName is { Length: > 0 } name ? name : connector.Catalog ?? "");
}
