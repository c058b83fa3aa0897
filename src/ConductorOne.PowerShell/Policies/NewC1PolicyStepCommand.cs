using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Makes a step for New-C1Policy. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "C1PolicyStep", DefaultParameterSetName = NoKind)]
[OutputType(typeof(C1PolicyStep))]
public sealed partial class NewC1PolicyStepCommand : PSCmdlet
{
    // Has no parameters: PowerShell would ask for the mandatory one of a default set that has one, and a runbook cannot answer.
    private const string NoKind = "None";

    /// <summary>Creates the cmdlet.</summary>
    public NewC1PolicyStepCommand() => RowBinding.EndAny();

    /// <summary>Makes it.</summary>
    protected override void EndProcessing()
    {
        try
        {
            Required.That(ParameterSetName != NoKind, nameof(C1PolicyStep), () => Messages.StepWithoutKind.With(string.Join(", ", Kinds)));
            var step = NewStep();
            PolicyCheck.Step(step, Messages.TheStep);
            WriteObject(step);
        }
        catch (C1InputException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, ParameterSetName));
        }
    }

    private static IEnumerable<string> Kinds => typeof(NewC1PolicyStepCommand).GetProperties()
        .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(p => p.Mandatory && p.ParameterSetName == property.Name))
        .Select(property => "-" + property.Name);

    private C1PolicyStep NewStep() => ParameterSetName switch
    {
        nameof(Accept) => new() { Accept = new() { AcceptMessage = AcceptMessage } },
        nameof(Reject) => new() { Reject = new() { RejectMessage = RejectMessage } },
        nameof(Form) => new() { Form = new() { Form = Form } },
        nameof(WaitCondition) => Wait(new() { Condition = new() { Condition = WaitCondition } }),
        nameof(WaitDuration) => Wait(new() { Duration = new() { Duration = WaitDuration } }),
        nameof(WaitUntilTime) => Wait(new()
        {
            UntilTime = new() { Hours = WaitUntilTime!.Value.Hours, Minutes = WaitUntilTime.Value.Minutes, Timezone = Timezone },
        }),
        _ => new() { Approval = NewApproval() },
    };

    private C1PolicyStep Wait(WaitStep wait)
    {
        wait.Name = Name;
        wait.TimeoutDuration = TimeoutDuration;
        wait.CommentOnFirstWait = CommentOnFirstWait;
        wait.CommentOnTimeout = CommentOnTimeout;
        return new() { Wait = wait };
    }

    private Approval NewApproval()
    {
        var approval = new Approval
        {
            AllowReassignment = AllowReassignment,
            AllowedReassignees = AllowedReassignees,
            AllowDelegation = AllowDelegation,
            RequireApprovalReason = RequireApprovalReason,
            RequireDenialReason = RequireDenialReason,
            RequireReassignmentReason = RequireReassignmentReason,
            RequiresStepUpProviderId = RequiresStepUpProviderId,
            EscalationEnabled = EscalationEnabled,
            Escalation = Escalation,
        };
        switch (ParameterSetName)
        {
            case nameof(User):
                approval.Users = WithOptions(new UserApproval { UserIds = User });
                break;
            case nameof(Manager):
                approval.Manager = WithOptions(new ManagerApproval());
                break;
            case nameof(AppOwner):
                approval.AppOwners = WithOptions(new AppOwnerApproval());
                break;
            case nameof(Group):
                approval.Group = WithOptions(new AppGroupApproval { AppGroupId = Group, AppId = AppId });
                break;
            case nameof(Self):
                approval.Self = WithOptions(new SelfApproval());
                break;
            case nameof(EntitlementOwner):
                approval.EntitlementOwners = WithOptions(new EntitlementOwnerApproval());
                break;
            case nameof(ResourceOwner):
                approval.ResourceOwners = WithOptions(new ResourceOwnerApproval());
                break;
            case nameof(Expression):
                approval.Expression = WithOptions(new ExpressionApproval { Expressions = Expression });
                break;
            case nameof(Webhook):
                approval.Webhook = new() { WebhookId = Webhook };
                break;
            case nameof(Agent):
                approval.Agent = NewAgent();
                break;
            default:
                throw new PSNotSupportedException(ParameterSetName);
        }

        return approval;
    }

    private T WithOptions<T>(T approver)
        where T : Approver
    {
        if (approver is IPeerApprover peer)
        {
            peer.AllowSelfApproval = AllowSelfApproval;
            peer.RequireDistinctApprovers = RequireDistinctApprovers;
        }

        if (approver is FallbackApprover fallback)
        {
            fallback.Fallback = Fallback;
            fallback.FallbackUserIds = FallbackUserIds;
            fallback.FallbackGroupIds = FallbackGroupIds;
            fallback.IsGroupFallbackEnabled = IsGroupFallbackEnabled;
        }

        return approver;
    }

    private AgentApproval NewAgent() => new()
    {
        Instructions = Instructions,
        AgentMode = AgentMode is null ? null : WireEnum.Of<AgentMode>().Read(AgentMode, nameof(AgentMode)),
        AgentFailureAction = AgentFailureAction is null
            ? null
            : WireEnum.Of<AgentFailureAction>().Read(AgentFailureAction, nameof(AgentFailureAction)),
        ReassignToUserIds = ReassignToUserIds,
        PolicyIds = PolicyIds,
        AgentUserId = AgentUserId,
    };
}
