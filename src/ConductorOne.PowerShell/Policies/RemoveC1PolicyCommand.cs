using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Removes policies.</summary>
[Cmdlet(VerbsCommon.Remove, "C1Policy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1PolicyCommand : RemoveC1ObjectCommand<C1Policy>
{
    /// <summary>The policy.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdCell(Noun.Policy, IsOwn = true)]
    public string? PolicyId { get; set; }

    private protected override string IdParameter => nameof(PolicyId);

    private protected override Operation<Done> Removes => PolicyOperations.Delete;

    private protected override RowWork<Done> NewWork(ApiCall<Done> call)
    {
        var (send, usages) = (base.NewWork(call), new PolicyUsages(OwnId!));
        return async (session, trace, cancellationToken) =>
        {
            try
            {
                return await send(session, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (C1ApiException e)
            {
                throw await usages.ExplainAsync(e, session.Client, trace, cancellationToken).ConfigureAwait(false);
            }
        };
    }
}
