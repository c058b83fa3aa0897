namespace ConductorOne.PowerShell.Binding;

/// <summary>A value that a parameter cannot take.</summary>
/// <param name="argument">How PowerShell's own message shows it.</param>
/// <param name="reason">What a message about a row says of it, behind the column's name.</param>
internal sealed class UnreadableCell(string argument, string reason)
{
    public string Reason => reason;

    public override string ToString() => argument;
}
