using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Operations;

namespace ConductorOne.Connectors;

/// <summary>A connector that was read, exported and comes back as a row: it repeats what the connector is.</summary>
internal static class ExportedConnector
{
    private const string Config = nameof(C1Connector.Config);
    private const string Schedule = nameof(C1Connector.Schedule);
    private const string TimeZone = nameof(C1Connector.ScheduleTimeZone);

    /// <summary>
    /// Leaves out what is as it was. A configuration has masks and blanks where secrets are, and a schedule that is set once more begins anew.
    /// </summary>
    /// <param name="fields">What the row gives.</param>
    /// <param name="now">The connector as it is.</param>
    /// <param name="counts">Whether a field is meant in any case.</param>
    public static void LeaveOut(Fields fields, C1Connector now, Func<string, bool> counts)
    {
        foreach (var name in fields.Except([.. ConnectorOperations.Update.Names, Schedule, TimeZone]).Select(field => field.Key).Where(name => !counts(name)).ToArray())
        {
            if (name == Config)
            {
                fields.Add(name, fields[name] is IDictionary given ? ConnectorConfig.Changes(given, now.Config) : null);
            }

            if (typeof(C1Connector).GetProperty(name) is { } property && (fields[name] is null || IsSame(fields[name], property.GetValue(now))))
            {
                fields.Take(name);
            }
        }

        // They go together: without its time zone, a schedule is meant in another one.
        if (!counts(Schedule) && !counts(TimeZone) && IsSame(fields[Schedule] ?? "", now.Schedule) && IsSame(fields[TimeZone] ?? "", now.ScheduleTimeZone))
        {
            fields.Take(Schedule);
            fields.Take(TimeZone);
        }
    }

    private static bool IsSame(object? given, object? now) =>
        given is string[] texts && now is IEnumerable<string> others ? texts.SequenceEqual(others) : given?.ToString() == now?.ToString();
}
