using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>Waits: for a condition, for a while, or until a time of day.</summary>
public sealed class WaitStep : C1Part
{
    /// <summary>What the task calls the wait.</summary>
    public string? Name { get; set; }

    /// <summary>Until a CEL expression holds.</summary>
    public WaitCondition? Condition { get; set; }

    /// <summary>For a while.</summary>
    public WaitDuration? Duration { get; set; }

    /// <summary>Until a time of day.</summary>
    public WaitUntilTime? UntilTime { get; set; }

    /// <summary>For how long at most.</summary>
    [JsonConverter(typeof(WireDurationConverter))]
    public TimeSpan? TimeoutDuration { get; set; }

    /// <summary>What the task says when it begins to wait.</summary>
    public string? CommentOnFirstWait { get; set; }

    /// <summary>What the task says when it waited in vain.</summary>
    public string? CommentOnTimeout { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
