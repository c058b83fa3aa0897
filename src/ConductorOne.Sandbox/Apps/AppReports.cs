using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>
/// Answers the paths of an app's population reports. A report is made later, by the clock of the tenant; its address then carries the permission,
/// so that it takes no token.
/// </summary>
internal sealed class AppReports(Tenant tenant, TenantClock clock, Uri url) : IOpenEndpoint
{
    private const string Path = "/api/v1/apps/{app_id}/report";
    private const string Files = "/file/report/";

    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.app.v1.AppPopulationReport");

    private readonly ConcurrentQueue<Report> _reports = new();

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Path, Create);
        handlers.Map("GET", Path, List);
    }

    public bool Takes(string path) => path.StartsWith(Files, StringComparison.Ordinal);

    public ApiResponse Answer(IncomingRequest request)
    {
        var report = _reports.FirstOrDefault(one => Files + one.Key == request.Target.Path && clock.HasPassed(one.ReadyFrom));
        return request.Method != "GET" ? Fail(405, "method not allowed")
            : report is null ? Fail(404, "no such file")
            : ApiResponse.Text(200, "text/csv", TextOf(report));
    }

    public ApiResponse Fail(int status, string reason) => ApiResponse.Text(status, "text/plain", reason);

    private ApiResponse Create(ApiRequest request)
    {
        _reports.Enqueue(new Report(Identifiers.Create(), AppOf(request), Identifiers.Create() + Identifiers.Create(), tenant.Clock.Now(), clock.After(tenant.OwnerLag)));
        return ApiResponse.EmptyObject;
    }

    private ApiResponse List(ApiRequest request)
    {
        var id = AppOf(request);
        var page = PageRequest.FromQuery(request);
        List<Report> all = [.. _reports.Where(report => report.AppId == id)];
        var rows = all.Skip(page.Start).Take(page.Size).ToList();
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("list");
            foreach (var report in rows)
                FieldsOf(report).Write(writer);
            writer.WriteEndArray();
            writer.WriteString("nextPageToken", page.Start + rows.Count < all.Count ? page.TokenFor(page.Start + rows.Count) : "");
            writer.WriteEndObject();
        });
    }

    private MessageFields FieldsOf(Report report)
    {
        var isReady = clock.HasPassed(report.ReadyFrom);
        var fields = MessageFields.Of(Schema, ("id", report.Id), ("appId", report.AppId), ("createdAt", report.CreatedAt), ("state", isReady ? "REPORT_STATE_OK" : "REPORT_STATE_PENDING"));
        return !isReady ? fields : fields.With(
            ("downloadUrl", new Uri(url, Files + report.Key).AbsoluteUri),
            ("hashes", JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(report)))).ToLowerInvariant() })));
    }

    private string TextOf(Report report) =>
        $"user,email,app\n\"{tenant.FirstPerson.DisplayName}\",{tenant.FirstPerson.Email},{tenant.Apps.Find(report.AppId)!.Fields.Text("displayName")}\n";

    private string AppOf(ApiRequest request) => tenant.Apps.Find(request.PathValues[0]) is { DeletedAt: null } app ? app.Id : throw ApiException.NotFound("app");

    private sealed record Report(string Id, string AppId, string Key, string CreatedAt, Deadline ReadyFrom);
}
