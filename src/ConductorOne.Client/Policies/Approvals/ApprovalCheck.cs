using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies.Approvals;

/// <summary>
/// The rules of an approval, its approver and its escalation. A setting that says what a switch would say turns that switch on; one that would
/// have no effect is refused.
/// </summary>
internal static class ApprovalCheck
{
    private const int MostUsers = 32;

    public static void Check(Approval approval, string at)
    {
        OneOf.Check(at, Arms(approval));
        Approver(approval, at);
        Required.Id(approval.RequiresStepUpProviderId, at + ".RequiresStepUpProviderId");
        Reassignment(approval, at);
        if (approval.Escalation is { } escalation)
        {
            // The live server forgets an escalation that is not switched on.
            Required.That(approval.EscalationEnabled != false, at, () => Messages.SwitchedOff.With(at, "EscalationEnabled", "Escalation"));
            Escalation(escalation, at + ".Escalation");
            approval.EscalationEnabled = true;
        }
        else if (approval.EscalationEnabled == true)
        {
            throw new C1InputException(Messages.EscalationMissing.With(at), at);
        }
    }

    public static (string Name, object? Value)[] Arms(Approval approval) =>
    [
        ("Users", approval.Users), ("Manager", approval.Manager), ("AppOwners", approval.AppOwners), ("Group", approval.Group),
        ("Self", approval.Self), ("EntitlementOwners", approval.EntitlementOwners), ("ResourceOwners", approval.ResourceOwners),
        ("Expression", approval.Expression), ("Webhook", approval.Webhook), ("Agent", approval.Agent),
    ];

    private static void Approver(Approval approval, string at)
    {
        if (approval.Users is { } users)
        {
            var count = users.UserIds?.Length ?? 0;
            Required.That(count is >= 1 and <= MostUsers, at, () => Messages.ApproverUsersOutOfRange.With(at, MostUsers, count));
            Required.Ids(users.UserIds, at + ".Users.UserIds");
        }

        if (approval.Group is { } group)
        {
            Required.GivenId(group.AppGroupId, at + ".Group.AppGroupId");
            Required.GivenId(group.AppId, at + ".Group.AppId");
        }

        if (approval.Expression is { } expression)
        {
            Required.That(
                expression.Expressions is { Length: > 0 } && !expression.Expressions.Any(string.IsNullOrWhiteSpace),
                at,
                () => Messages.RequiredTextEmpty.With(at + ".Expression.Expressions"));
        }

        if (approval.Webhook is { } webhook)
        {
            Required.GivenId(webhook.WebhookId, at + ".Webhook.WebhookId");
        }

        if (approval.Agent is { } agent)
        {
            AgentCheck.Check(agent, at + ".Agent");
        }

        foreach (var arm in Arms(approval))
        {
            if (arm.Value is FallbackApprover fallback)
            {
                FallbackCheck.Check(fallback, at + "." + arm.Name);
            }
        }
    }

    private static void Reassignment(Approval approval, string at)
    {
        Required.Ids(approval.AllowedReassignees, at + ".AllowedReassignees");
        if (approval.AllowedReassignees is { Length: > 0 })
        {
            Required.That(approval.AllowReassignment != false, at, () => Messages.SwitchedOff.With(at, "AllowReassignment", "AllowedReassignees"));
            approval.AllowReassignment = true;
        }
    }

    private static void Escalation(Escalation escalation, string at)
    {
        OneOf.Check(
            at,
            ("ReplacePolicy", escalation.ReplacePolicy),
            ("ReassignToApprovers", escalation.ReassignToApprovers),
            ("CancelTicket", escalation.CancelTicket),
            ("SkipStep", escalation.SkipStep));
        if (escalation.ReplacePolicy is { } replace)
        {
            Required.GivenId(replace.PolicyId, at + ".ReplacePolicy.PolicyId");
        }

        if (escalation.ReassignToApprovers is { } reassign)
        {
            Required.That(reassign.ApproverIds is { Length: > 0 }, at, () => Messages.RequiredTextEmpty.With(at + ".ReassignToApprovers.ApproverIds"));
            Required.Ids(reassign.ApproverIds, at + ".ReassignToApprovers.ApproverIds");
        }
    }
}
