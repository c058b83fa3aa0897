using System;
using System.Collections;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Policies.Approvals;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

// The parameters: one set for each kind of step and of approver, its options in that set only.
public sealed partial class NewC1PolicyStepCommand
{
    /// <summary>The manager approves.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Manager))]
    public SwitchParameter Manager { get; set; }

    /// <summary>The owners of the app approve.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(AppOwner))]
    public SwitchParameter AppOwner { get; set; }

    /// <summary>These users approve: 1 to 32 ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(User))]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? User { get; set; }

    /// <summary>The members of this group approve: the id of its membership entitlement.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Group))]
    [IdCell(Noun.Entitlement)]
    public string? Group { get; set; }

    /// <summary>The app that holds the group.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Group))]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The owners of the entitlement approve.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(EntitlementOwner))]
    public SwitchParameter EntitlementOwner { get; set; }

    /// <summary>The owners of the resource approve.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(ResourceOwner))]
    public SwitchParameter ResourceOwner { get; set; }

    /// <summary>The person whom the request is for approves.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Self))]
    public SwitchParameter Self { get; set; }

    /// <summary>Whom these CEL expressions find approves; the first that finds anybody counts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Expression))]
    [TextsCell]
    public string[]? Expression { get; set; }

    /// <summary>This webhook decides.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Webhook))]
    [IdCell(Noun.Webhook)]
    public string? Webhook { get; set; }

    /// <summary>An AI agent decides.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Agent))]
    public SwitchParameter Agent { get; set; }

    /// <summary>Ends in approval.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Accept))]
    public SwitchParameter Accept { get; set; }

    /// <summary>Ends in denial.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Reject))]
    public SwitchParameter Reject { get; set; }

    /// <summary>Waits until this CEL expression holds.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(WaitCondition))]
    [TextCell]
    public string? WaitCondition { get; set; }

    /// <summary>Waits this long.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(WaitDuration))]
    [DurationCell]
    public TimeSpan? WaitDuration { get; set; }

    /// <summary>Waits until this time of day, such as 17:30.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(WaitUntilTime))]
    [TimeOfDayCell]
    public TimeSpan? WaitUntilTime { get; set; }

    /// <summary>Asks for input by this form.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Form))]
    [FormCell]
    public IDictionary? Form { get; set; }

    /// <summary>Whether somebody may approve a request of their own.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Expression))]
    [BooleanCell]
    public bool? AllowSelfApproval { get; set; }

    /// <summary>Whether nobody may approve two steps of the same request.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Expression))]
    [BooleanCell]
    public bool? RequireDistinctApprovers { get; set; }

    /// <summary>Whether somebody else decides where no approver is found.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression))]
    [BooleanCell]
    public bool? Fallback { get; set; }

    /// <summary>The users who decide then.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression))]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? FallbackUserIds { get; set; }

    /// <summary>The groups that decide then.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression))]
    [ObjectCell(typeof(AppEntitlementReference[]))]
    public AppEntitlementReference[]? FallbackGroupIds { get; set; }

    /// <summary>Whether the groups are asked.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression))]
    [BooleanCell]
    public bool? IsGroupFallbackEnabled { get; set; }

    /// <summary>What the agent is told.</summary>
    [Parameter(ParameterSetName = nameof(Agent))]
    [TextCell]
    public string? Instructions { get; set; }

    /// <summary>What the agent may do: FullControl, ChangePolicyOnly or CommentOnly.</summary>
    [Parameter(ParameterSetName = nameof(Agent))]
    [ArgumentCompleter(typeof(EnumCompleter<AgentMode>))]
    [TextCell]
    public string? AgentMode { get; set; }

    /// <summary>What happens when it comes to no result.</summary>
    [Parameter(ParameterSetName = nameof(Agent))]
    [ArgumentCompleter(typeof(EnumCompleter<AgentFailureAction>))]
    [TextCell]
    public string? AgentFailureAction { get; set; }

    /// <summary>Who decides after ReassignToUsers.</summary>
    [Parameter(ParameterSetName = nameof(Agent))]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? ReassignToUserIds { get; set; }

    /// <summary>The policies that the agent may choose.</summary>
    [Parameter(ParameterSetName = nameof(Agent))]
    [IdsCell(Noun.Policy)]
    public string[]? PolicyIds { get; set; }

    /// <summary>Not used by the server any more; kept for old policies.</summary>
    [Parameter(ParameterSetName = nameof(Agent))]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdCell(Noun.User)]
    public string? AgentUserId { get; set; }

    /// <summary>Whether approvers may pass the task on.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [BooleanCell]
    public bool? AllowReassignment { get; set; }

    /// <summary>Whom they may pass it on to.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? AllowedReassignees { get; set; }

    /// <summary>Whether a delegate may decide.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [BooleanCell]
    public bool? AllowDelegation { get; set; }

    /// <summary>Whether approving takes a reason.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [BooleanCell]
    public bool? RequireApprovalReason { get; set; }

    /// <summary>Whether denying takes a reason.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [BooleanCell]
    public bool? RequireDenialReason { get; set; }

    /// <summary>Whether passing on takes a reason.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [BooleanCell]
    public bool? RequireReassignmentReason { get; set; }

    /// <summary>The provider that approvers have to sign in to again.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [IdCell(Noun.StepUpProvider)]
    public string? RequiresStepUpProviderId { get; set; }

    /// <summary>Whether the step escalates.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [BooleanCell]
    public bool? EscalationEnabled { get; set; }

    /// <summary>How it escalates.</summary>
    [Parameter(ParameterSetName = nameof(Manager)), Parameter(ParameterSetName = nameof(AppOwner)),
     Parameter(ParameterSetName = nameof(User)), Parameter(ParameterSetName = nameof(Group)),
     Parameter(ParameterSetName = nameof(EntitlementOwner)), Parameter(ParameterSetName = nameof(ResourceOwner)),
     Parameter(ParameterSetName = nameof(Self)), Parameter(ParameterSetName = nameof(Expression)),
     Parameter(ParameterSetName = nameof(Webhook)), Parameter(ParameterSetName = nameof(Agent))]
    [ObjectCell(typeof(Escalation))]
    public Escalation? Escalation { get; set; }

    /// <summary>What the task says when it is accepted.</summary>
    [Parameter(ParameterSetName = nameof(Accept))]
    [TextCell]
    public string? AcceptMessage { get; set; }

    /// <summary>What the task says when it is rejected.</summary>
    [Parameter(ParameterSetName = nameof(Reject))]
    [TextCell]
    public string? RejectMessage { get; set; }

    /// <summary>What the task calls the wait.</summary>
    [Parameter(ParameterSetName = nameof(WaitCondition)), Parameter(ParameterSetName = nameof(WaitDuration)),
     Parameter(ParameterSetName = nameof(WaitUntilTime))]
    [TextCell]
    public string? Name { get; set; }

    /// <summary>For how long it waits at most.</summary>
    [Parameter(ParameterSetName = nameof(WaitCondition)), Parameter(ParameterSetName = nameof(WaitDuration)),
     Parameter(ParameterSetName = nameof(WaitUntilTime))]
    [DurationCell]
    public TimeSpan? TimeoutDuration { get; set; }

    /// <summary>What the task says when it begins to wait.</summary>
    [Parameter(ParameterSetName = nameof(WaitCondition)), Parameter(ParameterSetName = nameof(WaitDuration)),
     Parameter(ParameterSetName = nameof(WaitUntilTime))]
    [TextCell]
    public string? CommentOnFirstWait { get; set; }

    /// <summary>What the task says when it waited in vain.</summary>
    [Parameter(ParameterSetName = nameof(WaitCondition)), Parameter(ParameterSetName = nameof(WaitDuration)),
     Parameter(ParameterSetName = nameof(WaitUntilTime))]
    [TextCell]
    public string? CommentOnTimeout { get; set; }

    /// <summary>The zone of the time of day, such as Europe/Berlin; UTC where none is given.</summary>
    [Parameter(ParameterSetName = nameof(WaitUntilTime))]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [TextCell]
    public string? Timezone { get; set; }
}
