using System.Linq;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Changes policies.</summary>
[Cmdlet(VerbsCommon.Set, "C1Policy", SupportsShouldProcess = true)]
[OutputType(typeof(C1Policy))]
public sealed class SetC1PolicyCommand : PolicyFieldsCommand
{
    // What has to go together with the rest of the policy.
    private static readonly string[] Related = ["Step", "PolicySteps", "Rules", "PostActions", "BaselinePolicyId", "Scope"];

    /// <summary>The policy.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdCell(Noun.Policy, IsOwn = true)]
    public string? PolicyId { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>Leaves the policy without steps, which denies every request.</summary>
    [Parameter]
    public SwitchParameter DenyAll { get; set; }

    /// <summary>Returns the policy as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string IdParameter => nameof(PolicyId);

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1Policy> NewCall()
    {
        var update = PolicyOperations.Update;
        var fields = GivenChanges(update.Names);
        WarnOfReassigning(fields);
        if (DenyAll)
        {
            Required.That(!fields.Has(nameof(Step)) && !fields.Has(nameof(PolicySteps)), nameof(DenyAll), () => Messages.DenyAllWithSteps);
            fields[nameof(PolicySteps)] = null;
        }

        if (Related.Any(fields.Has))
        {
            CheckWith(PolicyParts.Of(Fetch(PolicyOperations.Get.Call(fields))), fields);
        }

        return update.Call(fields);
    }

    // The server takes each field for itself, and so a policy that denies everything, or that fails when a task runs.
    private void CheckWith(PolicyParts current, Fields fields)
    {
        if (fields.Has(nameof(Step)) && !fields.Has(nameof(PolicySteps)))
        {
            // The steps that rules point to stay.
            fields.Add(nameof(PolicySteps), current.StepsOfRules);
        }

        Baseline.Gather(fields, current.Type);
        PolicyCheck.All(current.With(fields) with { DenyAll = DenyAll }, current);
    }
}
