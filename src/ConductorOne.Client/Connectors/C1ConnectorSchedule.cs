using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Connectors;

/// <summary>When a connector syncs by itself.</summary>
public sealed class C1ConnectorSchedule : C1Part
{
    /// <summary>The cron expression.</summary>
    public string CronSpec { get; set; } = "";

    /// <summary>The time zone that it is meant in.</summary>
    public string Timezone { get; set; } = "";

    /// <summary>From when on.</summary>
    public DateTimeOffset? Start { get; set; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
