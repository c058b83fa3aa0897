using System.Collections;
using System.Management.Automation;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>What New-C1Policy and Set-C1Policy both take.</summary>
public abstract class PolicyFieldsCommand : C1RowCommand<C1Policy>
{
    private protected PolicyFieldsCommand()
    {
    }

    /// <summary>The name that people see.</summary>
    public abstract string? DisplayName { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>The baseline: the steps that run when no rule matches.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyStep[]))]
    public C1PolicyStep[]? Step { get; set; }

    /// <summary>All steps by key, the baseline under the lower-cased type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PolicyStepsCell]
    public IDictionary? PolicySteps { get; set; }

    /// <summary>What chooses among them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyRule[]))]
    public C1PolicyRule[]? Rules { get; set; }

    /// <summary>What happens when the policy is through.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyPostAction[]))]
    public C1PolicyPostAction[]? PostActions { get; set; }

    /// <summary>Key and value notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AnnotationsCell]
    public IDictionary? Annotations { get; set; }

    /// <summary>The policy that decides where no rule matches, instead of a baseline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdCell(Noun.Policy)]
    public string? BaselinePolicyId { get; set; }

    /// <summary>The app or entitlement that the policy is limited to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyScope))]
    public C1PolicyScope? Scope { get; set; }

    /// <summary>Not used by the server any more; accepted with a warning.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? ReassignTasksToDelegates { get; set; }

    // Every policy that comes down a pipe says false; nobody asked for that.
    private protected void WarnOfReassigning(Fields fields)
    {
        if (ReassignTasksToDelegates != true && KnownObject.NounOf(InputObject) == Noun.Policy && !Arguments.Contains(nameof(ReassignTasksToDelegates)))
        {
            fields.Take(nameof(ReassignTasksToDelegates));
        }

        if (fields.Has(nameof(ReassignTasksToDelegates)))
        {
            WriteWarning(Messages.ReassignTasksDeprecated);
        }
    }
}
