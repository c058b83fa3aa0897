using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>A time to wait.</summary>
public sealed class WaitDuration : C1Part
{
    /// <summary>How long.</summary>
    [JsonConverter(typeof(WireDurationConverter))]
    public TimeSpan? Duration { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
