using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>The person whom the request is for approves.</summary>
public sealed class SelfApproval : FallbackApprover
{
    /// <summary>Whom the server found, on a task that is running. Read only.</summary>
    [JsonIgnore]
    public string[] AssignedUserIds { get; private set; } = [];

    // Read from the server, and nothing to write.
    [JsonInclude]
    [JsonPropertyName("assignedUserIds")]
    internal string[]? AssignedByServer
    {
        get => null;
        set => AssignedUserIds = value ?? [];
    }
}
