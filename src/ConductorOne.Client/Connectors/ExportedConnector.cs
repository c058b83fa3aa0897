using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Operations;
using ConductorOne.Shapes;

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

        // They go together: a schedule is meant in its time zone.
        if (!counts(Schedule) && !counts(TimeZone) && IsRepeated(Schedule, now.Schedule) && IsRepeated(TimeZone, now.ScheduleTimeZone))
        {
            fields.Take(Schedule);
            fields.Take(TimeZone);
        }

        bool IsRepeated(string name, string present) => !fields.Has(name) || IsSame(fields[name], present);
    }

    /// <summary>How messages name what is left of the row: these fields replace what the connector has.</summary>
    /// <param name="fields">What is sent.</param>
    /// <param name="counts">Whether a field was not given by the row.</param>
    public static string[] Names(Fields fields, Func<string, bool> counts) =>
    [
        .. fields.Except([.. ConnectorOperations.Update.Names, nameof(C1Connector.CatalogId), "ExpandMask"])
            .Where(field => !counts(field.Key))
            .SelectMany(field => field.Key == Config && (field.Value as IDictionary)?["configuration"] is IDictionary changes
                ? changes.Entries().Select(change => Config + "." + change.Key)
                : [field.Key]),
    ];

    private static bool IsSame(object? given, object? now) =>
        given is string[] texts && now is IEnumerable<string> others ? texts.SequenceEqual(others) : given?.ToString() == now?.ToString();
}
