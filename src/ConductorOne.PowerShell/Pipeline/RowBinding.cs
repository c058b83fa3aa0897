using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// Whether the runspace binds a row of a pipe just now, or arguments: the one thing that decides how an unreadable value is told,
/// and that PowerShell does not tell an attribute. A row's own parameter, InputObject, is bound first and says so.
/// </summary>
internal sealed class RowBinding
{
    private static readonly ConditionalWeakTable<Runspace, RowBinding> ByRunspace = new();

    public static RowBinding Current => ByRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>
    /// Ends what a row of the runspace has begun and could not end, because it could not be bound. For constructors: the arguments that a
    /// new cmdlet is about to take are no row's.
    /// </summary>
    public static void EndAny()
    {
        if (Runspace.DefaultRunspace is { } runspace && ByRunspace.TryGetValue(runspace, out var binding))
        {
            binding.End();
        }
    }

    public bool IsUnderWay { get; private set; }

    /// <summary>A cell of the row could not be read.</summary>
    public bool HasUnreadable => Refusal is not null;

    /// <summary>Why it could not.</summary>
    public string? Refusal { get; private set; }

    public void Begin() => (IsUnderWay, Refusal) = (true, null);

    public void Refuse(string reason) => Refusal ??= reason;

    public void End() => IsUnderWay = false;
}
