using System.Collections.Generic;

namespace ConductorOne.Operations;

/// <summary>The value of a field that must not be shown as it is sent: it holds secrets, or files.</summary>
internal interface IMaskedValue
{
    /// <summary>What is sent.</summary>
    object Sent { get; }

    /// <summary>What may be shown of it.</summary>
    object Shown { get; }

    /// <summary>What must not appear anywhere.</summary>
    IReadOnlyCollection<string> Secrets { get; }
}
