using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Policies.Approvals;
using ConductorOne.Resources;

namespace ConductorOne.Policies;

/// <summary>One step of a policy. Exactly one kind is set.</summary>
public sealed class C1PolicyStep : C1Part
{
    /// <summary>Somebody approves.</summary>
    public Approval? Approval { get; set; }

    /// <summary>Ends in approval.</summary>
    public AcceptStep? Accept { get; set; }

    /// <summary>Ends in denial.</summary>
    public RejectStep? Reject { get; set; }

    /// <summary>Waits.</summary>
    public WaitStep? Wait { get; set; }

    /// <summary>Asks for input.</summary>
    public FormStep? Form { get; set; }

    /// <summary>Provisions. Only in policies that the server made: refused on create.</summary>
    public object? Provision { get; set; }

    /// <summary>Runs an action. Only in policies that the server made: refused on create.</summary>
    public object? Action { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>Which kind is set: Manager, Users, Accept and so on.</summary>
    [JsonIgnore]
    public string Kind => Approval is { } approval ? PolicyCheck.ArmsOf(approval) : PolicyCheck.ArmsOf(this);

    /// <summary>The kind.</summary>
    public override string ToString() => VisibleText.Of(Kind);
}
