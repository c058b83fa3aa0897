using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Files;
using ConductorOne.Http;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Where a report goes.</summary>
internal sealed class ReportFile
{
    private const string Parameter = "OutFile";

    private readonly OwnFile _file;

    private ReportFile(string path, bool replaces)
    {
        Path = path;
        _file = new OwnFile(path, replaces, Parameter);
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>The file of a path, as the shell reads that.</summary>
    /// <exception cref="C1InputException">It cannot be written there.</exception>
    public static ReportFile Of(string? given, bool replaces, SessionState state)
    {
        Required.Text(given, Parameter);
        var file = new ReportFile(UserPath.Full(given!, Parameter, state), replaces);
        file._file.Check();
        return file;
    }

    /// <summary>Downloads the report, and writes it.</summary>
    public async Task<C1AppReport> SaveAsync(C1AppReport report, C1Session session, IApiTrace? trace, CancellationToken cancellationToken)
    {
        if (report.State != "Ok")
        {
            throw report.State == "Error" ? AppReportOperations.Failed(report) : new C1InputException(Messages.ReportNotReady.With(report.Id, report.State), "AppReportId");
        }

        var bytes = await CapabilityFile.ReadAsync(
            report.DownloadUrl, Messages.ReportAddress.With(report.Id), session.ServerUrl, session.Client.Settings, trace, cancellationToken).ConfigureAwait(false);
        report.CheckHashes(bytes);
        _file.Write(bytes);
        report.Path = Path;
        return report;
    }
}
