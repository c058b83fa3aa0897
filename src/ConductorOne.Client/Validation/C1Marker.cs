using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>What the server finds in a text that it checks, such as a CEL expression, and where that stands.</summary>
public sealed class C1Marker : C1Part
{
    /// <summary>Error, Warning, Info, Hint or another word of the server's.</summary>
    [JsonConverter(typeof(WireEnumConverter<MarkerSeverity>))]
    public string Severity { get; set; } = "";

    /// <summary>What is wrong.</summary>
    public string Message { get; set; } = "";

    /// <summary>The line on which it begins, from 1.</summary>
    public int StartLineNumber { get; set; }

    /// <summary>The column at which it begins, from 1.</summary>
    public int StartColumn { get; set; }

    /// <summary>The line on which it ends.</summary>
    public int EndLineNumber { get; set; }

    /// <summary>The column at which it ends.</summary>
    public int EndColumn { get; set; }

    /// <summary>Whether the text cannot be used as it is: a warning or a hint forbids nothing, and a word that this version does not know may.</summary>
    [JsonIgnore]
    public bool IsError => Severity is not ("Warning" or "Info" or "Hint");

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>Where it is, and what.</summary>
    public override string ToString() => VisibleText.Of(Messages.MarkerAt.With(StartLineNumber, StartColumn, Message));
}

/// <summary>How bad a marker is.</summary>
internal sealed class MarkerSeverity() : WireEnum("", "UNKNOWN", "HINT", "INFO", "WARNING", "ERROR");

/// <summary>The answer to every check of a text: a text without an error is valid. Never leaves a cmdlet.</summary>
public sealed class C1Markers
{
    /// <summary>What was found, in the order of the server.</summary>
    public C1List<C1Marker> Markers { get; set => field = value ?? []; } = [];

    /// <summary>Whether the text can be used as it is.</summary>
    [JsonIgnore]
    public bool IsValid => !Markers.Exists(marker => marker.IsError);

    /// <summary>Reads it.</summary>
    internal static Func<AnswerJson, C1Markers?> Reader { get; } = Http.JsonBody.Reader(C1JsonContext.Default.C1Markers, answer => answer);
}
