using ConductorOne.Shapes;

namespace ConductorOne;

/// <summary>A part of an object of the tenant, such as the approval of a step. As text, which Export-Csv asks for, it is what a CSV cell takes: JSON.</summary>
public abstract class C1Part
{
    /// <summary>What is set, as JSON.</summary>
    public override string ToString() => CellJson.Write(this);
}
