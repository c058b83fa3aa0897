using System;
using ConductorOne.Http;
using ConductorOne.Operations;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>The base of the cmdlets that remove objects, and write nothing.</summary>
/// <typeparam name="T">What is removed.</typeparam>
public abstract class RemoveC1ObjectCommand<T> : C1RowCommand<Done>
    where T : C1Object
{
    private protected RemoveC1ObjectCommand()
    {
    }

    /// <summary>The operation that removes one.</summary>
    private protected abstract Operation<Done> Removes { get; }

    private protected abstract override string IdParameter { get; }

    private protected sealed override Type NounClass => typeof(T);

    private protected sealed override ApiCall<Done> NewCall() => Removes.Call(GivenNames(Removes.Names));

    private protected sealed override void Write(PendingRow<Done> row, Done made)
    {
    }
}
