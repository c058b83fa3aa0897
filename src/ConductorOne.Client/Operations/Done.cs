namespace ConductorOne.Operations;

/// <summary>What an operation comes to that answers nothing. Never leaves a cmdlet.</summary>
public sealed class Done
{
    private Done()
    {
    }

    internal static Done Value { get; } = new();
}
