namespace ConductorOne.Functions;

/// <summary>A file of a function's code, without what is in it.</summary>
public sealed class C1FunctionFile : C1Part
{
    /// <summary>Its path in the function, with slashes.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many bytes it has.</summary>
    public int Length { get; set; }
}
