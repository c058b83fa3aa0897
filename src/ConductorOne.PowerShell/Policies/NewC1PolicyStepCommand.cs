using System.Management.Automation;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Makes a step for New-C1Policy. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "C1PolicyStep", DefaultParameterSetName = nameof(Manager))]
[OutputType(typeof(C1PolicyStep))]
public sealed partial class NewC1PolicyStepCommand : PSCmdlet
{
    /// <summary>Makes it.</summary>
    protected override void EndProcessing()
    {
        try
        {
            var step = NewStep();
            PolicyCheck.Step(step, Messages.TheStep);
            WriteObject(step);
        }
        catch (C1InputException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, ParameterSetName));
        }
    }

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
                approval.Users = new() { UserIds = User, AllowSelfApproval = AllowSelfApproval, RequireDistinctApprovers = RequireDistinctApprovers };
                break;
            case nameof(AppOwner):
                approval.AppOwners = new() { AllowSelfApproval = AllowSelfApproval, RequireDistinctApprovers = RequireDistinctApprovers };
                break;
            case nameof(Webhook):
                approval.Webhook = new() { WebhookId = Webhook };
                break;
            case nameof(Agent):
                approval.Agent = NewAgent();
                break;
            case nameof(Manager):
                approval.Manager = WithFallback(new ManagerApproval
                {
                    AllowSelfApproval = AllowSelfApproval,
                    RequireDistinctApprovers = RequireDistinctApprovers,
                });
                break;
            case nameof(Group):
                approval.Group = WithFallback(new AppGroupApproval
                {
                    AppGroupId = Group,
                    AppId = AppId,
                    AllowSelfApproval = AllowSelfApproval,
                    RequireDistinctApprovers = RequireDistinctApprovers,
                });
                break;
            case nameof(EntitlementOwner):
                approval.EntitlementOwners = WithFallback(new EntitlementOwnerApproval
                {
                    AllowSelfApproval = AllowSelfApproval,
                    RequireDistinctApprovers = RequireDistinctApprovers,
                });
                break;
            case nameof(ResourceOwner):
                approval.ResourceOwners = WithFallback(new ResourceOwnerApproval
                {
                    AllowSelfApproval = AllowSelfApproval,
                    RequireDistinctApprovers = RequireDistinctApprovers,
                });
                break;
            case nameof(Expression):
                approval.Expression = WithFallback(new ExpressionApproval
                {
                    Expressions = Expression,
                    AllowSelfApproval = AllowSelfApproval,
                    RequireDistinctApprovers = RequireDistinctApprovers,
                });
                break;
            case nameof(Self):
                approval.Self = WithFallback(new SelfApproval());
                break;
            default:
                throw new PSNotSupportedException(ParameterSetName);
        }

        return approval;
    }

    private AgentApproval NewAgent() => new()
    {
        Instructions = Instructions,
        AgentMode = AgentMode is null ? null : ConductorOne.Policies.Approvals.AgentMode.Values.Read(AgentMode, nameof(AgentMode)),
        AgentFailureAction = AgentFailureAction is null
            ? null
            : ConductorOne.Policies.Approvals.AgentFailureAction.Values.Read(AgentFailureAction, nameof(AgentFailureAction)),
        ReassignToUserIds = ReassignToUserIds,
        PolicyIds = PolicyIds,
        AgentUserId = AgentUserId,
    };

    private T WithFallback<T>(T approver)
        where T : FallbackApprover
    {
        approver.Fallback = Fallback;
        approver.FallbackUserIds = FallbackUserIds;
        approver.FallbackGroupIds = FallbackGroupIds;
        approver.IsGroupFallbackEnabled = IsGroupFallbackEnabled;
        return approver;
    }
}
