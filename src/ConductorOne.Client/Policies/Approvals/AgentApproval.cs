using System.Text.Json.Serialization;
using ConductorOne.Json;

namespace ConductorOne.Policies.Approvals;

/// <summary>An AI agent decides. There is no fallback; see <see cref="AgentFailureAction"/>.</summary>
public sealed class AgentApproval : Approver
{
    /// <summary>What it is told.</summary>
    public string? Instructions { get; set; }

    /// <summary>What it may do: FullControl, ChangePolicyOnly or CommentOnly.</summary>
    [JsonConverter(typeof(WireEnumConverter<AgentMode>))]
    public string? AgentMode { get; set; }

    /// <summary>What happens when it comes to no result: ReassignToUsers, ReassignToSuperAdmins or SkipPolicyStep.</summary>
    [JsonConverter(typeof(WireEnumConverter<AgentFailureAction>))]
    public string? AgentFailureAction { get; set; }

    /// <summary>Who decides after ReassignToUsers.</summary>
    public string[]? ReassignToUserIds { get; set; }

    /// <summary>The policies that it may choose.</summary>
    public string[]? PolicyIds { get; set; }

    /// <summary>Not used any more: the system is the agent.</summary>
    public string? AgentUserId { get; set; }
}
