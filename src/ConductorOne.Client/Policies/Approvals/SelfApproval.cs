using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>The person whom the request is for approves.</summary>
public sealed class SelfApproval : FallbackApprover
{
    /// <summary>Whom the server found, on a task that is running. Read only.</summary>
    [JsonIgnore]
    public string[] AssignedUserIds { get; private set; } = [];

    // Without a getter it is read and never written.
    [JsonInclude]
    [JsonPropertyName("assignedUserIds")]
    internal string[]? AssignedByServer
    {
        set => AssignedUserIds = value ?? [];
    }
}
