using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>Whom a CEL expression finds approves.</summary>
public sealed class ExpressionApproval : FallbackApprover, IPeerApprover
{
    /// <summary>The expressions; the first that finds anybody counts.</summary>
    public string[]? Expressions { get; set; }

    /// <summary>Whether somebody may approve a request of their own.</summary>
    public bool? AllowSelfApproval { get; set; }

    /// <summary>Whether nobody may approve two steps of the same request.</summary>
    public bool? RequireDistinctApprovers { get; set; }

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
