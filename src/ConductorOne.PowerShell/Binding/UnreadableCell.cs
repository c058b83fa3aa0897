namespace ConductorOne.PowerShell.Binding;

/// <summary>A value that a parameter cannot take.</summary>
/// <param name="reason">What a message says of it, behind the name of the column.</param>
internal sealed class UnreadableCell(string reason)
{
    public string Reason => reason;
}
