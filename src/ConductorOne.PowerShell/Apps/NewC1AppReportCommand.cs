using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Asks for population reports of apps, waits for them and saves them.</summary>
[Cmdlet(VerbsCommon.New, "C1AppReport", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppReport))]
public sealed class NewC1AppReportCommand : C1WaitingCommand<C1AppReport>
{
    private HashSet<string> _known = [];
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

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => Messages.ActionNewReport;

    private protected override string IdParameter => nameof(AppId);

    private protected override Type NounClass => typeof(C1App);

    private protected override bool Waits => base.Waits || Given(OutFile) is not null;

    private protected override ApiCall<C1AppReport> NewCall()
    {
        var names = GivenNames([nameof(AppId)]);
        var create = AppReportOperations.Create.Call(names);
        _file = Given(OutFile) is { } path ? ReportFile.Of(path, Force, SessionState) : null;
        Required.That(_file is null || _paths.Add(_file.Path), nameof(OutFile), () => Messages.OutFileTwice.With(_file!.Path));

        // The answer does not say which report it is: it is one that is not there now.
        _known = Waits ? [.. Fetch(AppReportOperations.List.Call(names).AllAsync).Select(report => report.Id)] : [];
        var requested = new C1AppReport { AppId = OwnId! };
        return new(create.Request, _ => requested) { Empty = requested };
    }

    private protected override Func<C1AppReport, Wait<C1AppReport>?> NewWait(ApiCall<C1AppReport> call)
    {
        var (id, known) = (OwnId!, _known);
        return _ => AppReportOperations.NewWait(id, known);
    }

    private protected override RowWait<C1AppReport>? NewRowWait(ApiCall<C1AppReport> call)
    {
        var (wait, file) = (base.NewRowWait(call), _file);
        return wait is null || file is null ? wait : async (made, session, trace, cancellationToken) =>
            await file.SaveAsync(await wait(made, session, trace, cancellationToken).ConfigureAwait(false), session, trace, cancellationToken).ConfigureAwait(false);
    }

    private protected override void Write(PendingRow<C1AppReport> row, C1AppReport made)
    {
        if (made.Id.Length > 0)
        {
            WriteObject(made);
        }
    }
}
