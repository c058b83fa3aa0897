using System.Management.Automation;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Makes a rule for New-C1Policy. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "C1PolicyRule", DefaultParameterSetName = "StepKey")]
[OutputType(typeof(C1PolicyRule))]
public sealed class NewC1PolicyRuleCommand : PSCmdlet
{
    /// <summary>Creates the cmdlet.</summary>
    public NewC1PolicyRuleCommand() => RowBinding.EndAny();

    /// <summary>A CEL expression over subject; true catches all.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyString]
    [AllowNull]
    [TextCell]
    public string Condition { get; set; } = "";

    /// <summary>The entry of PolicySteps that runs then.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "StepKey")]
    [Alias("PolicyKey")]
    [TextCell]
    public string? StepKey { get; set; }

    /// <summary>The policy that decides then.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PolicyId")]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdCell(Noun.Policy)]
    public string? PolicyId { get; set; }

    /// <summary>Makes it.</summary>
    protected override void EndProcessing()
    {
        var rule = new C1PolicyRule { Condition = Condition, StepKey = StepKey, PolicyId = PolicyId };
        try
        {
            PolicyCheck.Rule(rule, Messages.TheRule);
            WriteObject(rule);
        }
        catch (C1InputException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, rule));
        }
    }
}
