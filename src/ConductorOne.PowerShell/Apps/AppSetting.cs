using System;
using ConductorOne.Apps;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Tells the rows that may name the app whose settings a cmdlet is about: an app, or such settings themselves.</summary>
internal static class AppSetting
{
    /// <summary>The class of what the id is the id of.</summary>
    public static readonly Type Owner = typeof(C1App);

    /// <summary>Whether the row is settings of an app, which have its id and no other.</summary>
    public static bool Is<T>(InputRow row) => row.ClassName == typeof(T).Name;

    /// <summary>Whether the row is a report, live or out of a file: its Id is not that of its app.</summary>
    public static bool IsReport(InputRow row) => row.Has(nameof(C1AppReport.AppReportId));
}
