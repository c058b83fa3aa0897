namespace ConductorOne.PowerShell.Binding;

/// <summary>A value that a parameter cannot take.</summary>
/// <param name="reason">What a message says of it, behind the name of the column.</param>
/// <param name="wayOut">What to do instead, where it was an argument: a sentence.</param>
internal sealed class UnreadableCell(string reason, string? wayOut = null)
{
    public string Reason => reason;

    public string? WayOut => wayOut;
}
