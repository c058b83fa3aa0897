using ConductorOne.Json;

namespace ConductorOne.Apps;

/// <summary>How far the server is with a report.</summary>
internal sealed class ReportState() : WireEnum("REPORT_STATE_", "UNSPECIFIED", "PENDING", "OK", "ERROR");
