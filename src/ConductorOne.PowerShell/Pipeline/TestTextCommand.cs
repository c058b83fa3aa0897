using System.Linq;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The base of the cmdlets that have the server check a text. They write true or false, so that they fit into an if; what is wrong is a
/// warning each, or with -Detailed an object each instead.
/// </summary>
public abstract class TestTextCommand : C1RowCommand<C1Markers>
{
    private protected TestTextCommand()
    {
    }

    /// <summary>The text.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Text { get; set; }

    /// <summary>Writes what the server finds, and nothing where it finds nothing, instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>The operation that checks.</summary>
    private protected abstract Operation<C1Markers> Checks { get; }

    private protected sealed override string IdParameter => nameof(Text);

    private protected sealed override string Target => MyInvocation.MyCommand.Name;

    // As it is, blanks and all: the columns of what is found count from its beginning.
    private protected sealed override string? IdOfRow(string? bound, InputRow row) =>
        InputObject?.BaseObject is string text && !IsTyped(nameof(Text)) ? text : bound;

    private protected sealed override ApiCall<C1Markers> NewCall() => Checks.Call(new() { { nameof(Text), Given(Text) } });

    private protected sealed override void Write(PendingRow<C1Markers> row, C1Markers made)
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
