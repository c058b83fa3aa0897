using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Reads the population reports of apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1AppReport")]
[OutputType(typeof(C1AppReport))]
public sealed class GetC1AppReportCommand : GetC1PartsCommand<C1AppReport>
{
    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override string Target => OwnId ?? "";

    private protected override PagedCall<C1AppReport> NewList() => AppReportOperations.List.Call(GivenNames([nameof(AppId)]));
}
