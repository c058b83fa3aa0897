using System.Management.Automation;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>
/// Checks the configuration of connectors that speak HTTP. True or false, so that it fits into an if; what is wrong is a warning each, or with
/// -Detailed an object each instead.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "C1ConnectorConfiguration")]
[OutputType(typeof(bool), typeof(C1Marker))]
public sealed class TestC1ConnectorConfigurationCommand : C1RowCommand<C1Markers>
{
    /// <summary>The text.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Text { get; set; }

    /// <summary>Writes what the server finds, and nothing where it finds nothing, instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override string IdParameter => nameof(Text);

    private protected override string Target => MyInvocation.MyCommand.Name;

    // As it is, blanks and all: the columns of what is found count from its beginning.
    private protected override string? IdOfRow(string? bound, InputRow row) =>
        InputObject?.BaseObject is string text && !IsTyped(nameof(Text)) ? text : bound;

    private protected override ApiCall<C1Markers> NewCall() => ConnectorTextOperations.Check.Call(new() { { nameof(Text), Given(Text) } });

    private protected override void Write(PendingRow<C1Markers> row, C1Markers made)
    {
        if (Detailed)
        {
            WriteObject(made.Markers, enumerateCollection: true);
            return;
        }

        foreach (var marker in made.Markers)
        {
            Warn(Messages.MarkerFound.With(marker.Severity, marker, row.Row.Name is { } name ? name + ": " : ""));
        }

        WriteObject(made.IsValid);
    }
}
