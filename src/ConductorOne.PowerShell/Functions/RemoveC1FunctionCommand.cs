using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Removes functions.</summary>
[Cmdlet(VerbsCommon.Remove, "C1Function", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1FunctionCommand : RemoveC1ObjectCommand<C1Function>
{
    /// <summary>The function.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Function>))]
    [IdCell(Noun.Function, IsOwn = true)]
    public string? FunctionId { get; set; }

    private protected override string IdParameter => nameof(FunctionId);

    private protected override Operation<Done> Removes => FunctionOperations.Delete;

    // The server refuses what is in use: beside its words it helps to know by what.
    private protected override RowWork<Done> NewWork(ApiCall<Done> call)
    {
        var (send, read) = (base.NewWork(call), FunctionOperations.Get.Call(GivenNames(FunctionOperations.Get.Names)));
        return async (session, trace, cancellationToken) =>
        {
            try
            {
                return await send(session, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (C1ApiException e) when (e.Kind is C1ErrorKind.InvalidInput or C1ErrorKind.Conflict or C1ErrorKind.Failed)
            {
                throw await Explanation.OfAsync(
                    e, async () => e.With(FunctionUses.Advice(await session.Client.SendAsync(read, trace, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
            }
        };
    }
}
