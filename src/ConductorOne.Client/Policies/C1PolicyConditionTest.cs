using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>What the server says of one condition.</summary>
public sealed class C1PolicyConditionTest
{
    /// <summary>The name of the policy that it stands in, if it came with one.</summary>
    public string DisplayName { get; internal set; } = "";

    /// <summary>Where it stands there, such as Rules[0].</summary>
    public string Place { get; internal set; } = "";

    /// <summary>The condition.</summary>
    public string Condition { get; internal set; } = "";

    /// <summary>Whether a rule can have it: nothing that the server found is an error.</summary>
    public bool IsValid => Markers.All(marker => !marker.IsError);

    /// <summary>What the server found, with lines and columns.</summary>
    public C1List<C1Marker> Markers { get; internal set; } = [];

    /// <summary>Where it stands, and what was found.</summary>
    public override string ToString() => VisibleText.Of(string.Join("; ", Markers.Select(marker => marker.ToString())));
}
