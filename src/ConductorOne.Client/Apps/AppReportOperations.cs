using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Waiting;

namespace ConductorOne.Apps;

/// <summary>The operations on the population reports of an app.</summary>
internal static class AppReportOperations
{
    private const string Path = "/api/v1/apps/{AppId}/report";

    private static readonly WaitPace Pace = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(30));

    private static readonly Func<AnswerJson, Page<C1AppReport>?> Several =
        PageBody.Reader(C1JsonContext.Default.ListAnswerC1AppReport, (C1AppReport report, AnswerParts _) => report.WithoutMisfit());

    /// <summary>The reports. The answer holds their addresses.</summary>
    public static readonly ListOperation<C1AppReport> List = new(Path, Several) { AnswerIsSecret = true };

    /// <summary>Asks for a report. The answer says nothing of it.</summary>
    public static readonly Operation<Done> Create = Operation.Create(Path, _ => Done.Value) with { Empty = Done.Value };

    /// <summary>Waits until a report is there that was not there before, and is done.</summary>
    /// <param name="appId">The app.</param>
    /// <param name="known">The ids of the reports that were there before.</param>
    public static Wait<C1AppReport> NewWait(string appId, ISet<string> known)
    {
        var list = List.Call(new() { { "AppId", appId } });
        return Wait<C1AppReport>.For<IReadOnlyList<C1AppReport>>(
            list.PageAt("", PageReader<C1AppReport>.SizeOfPage(null, null)).Request,
            list.AllAsync,

            // Of several, the first one: the others were asked for later.
            reports => reports.Where(report => !known.Contains(report.Id)).OrderBy(report => report.CreatedAt).FirstOrDefault() switch
            {
                { State: "Ok" } done => done,
                { State: "Error" } failed => throw Failed(failed),
                _ => null,
            },
            Pace,
            Messages.ReportOf.With(appId),
            "Get-C1AppReport " + appId);
    }

    /// <summary>The newest of them, if there is one.</summary>
    public static C1AppReport? Newest(IEnumerable<C1AppReport> reports) => reports.OrderByDescending(report => report.CreatedAt).FirstOrDefault();

    /// <summary>The server could not make a report.</summary>
    public static C1ApiException Failed(C1AppReport report) => new(Messages.ReportFailed.With(report.Id, report.AppId))
    {
        Kind = C1ErrorKind.Failed,
        Method = "GET",
        Path = Path.Replace("{AppId}", report.AppId),
    };
}
