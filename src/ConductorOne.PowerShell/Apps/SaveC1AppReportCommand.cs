using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Downloads population reports of apps.</summary>
[Cmdlet(VerbsData.Save, "C1AppReport", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppReport))]
public sealed class SaveC1AppReportCommand : C1RowCommand<C1AppReport>
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private ReportFile? _file;

    /// <summary>The app.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The file that the report goes to.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? OutFile { get; set; }

    /// <summary>The report; the newest one that is done where none is given.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [IdCell(Noun.AppReport)]
    public string? AppReportId { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override ApiCall<C1AppReport> NewCall()
    {
        var list = AppReportOperations.List.Call(GivenNames([nameof(AppId)]));
        Required.Id(Given(AppReportId), nameof(AppReportId));
        _file = ReportFile.Of(Given(OutFile), Force, SessionState);
        Required.That(_paths.Add(_file.Path), nameof(OutFile), () => Messages.OutFileTwice.With(_file.Path));
        return new(list.PageAt("", PageReader<C1AppReport>.SizeOfPage(null, null)).Request, _ => null);
    }

    // Reads ask nobody, but this one writes a file.
    private protected override bool IsAgreed() => MayDo(Messages.ActionSaveReport.With(Target), _file!.Path, out _);

    // The address of a report ends after a while, so it is read anew.
    private protected override RowWork<C1AppReport> NewWork(ApiCall<C1AppReport> call)
    {
        var (list, app, id, file) = (AppReportOperations.List.Call(GivenNames([nameof(AppId)])), OwnId!, Given(AppReportId), _file!);
        return async (session, trace, cancellationToken) =>
        {
            var reports = await list.AllAsync(session.Client, trace, cancellationToken).ConfigureAwait(false);
            var report = id is null ? AppReportOperations.Newest(reports.Where(one => one.State == "Ok")) : reports.FirstOrDefault(one => one.Id == id);
            Required.That(report is not null, nameof(AppReportId), () => id is null ? Messages.ReportMissing.With(app) : Messages.ReportUnknown.With(id, app));
            return await file.SaveAsync(report!, session, trace, cancellationToken).ConfigureAwait(false);
        };
    }
}
