using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Finds what calls functions.</summary>
[Cmdlet(VerbsCommon.Get, "C1FunctionUsage")]
[OutputType(typeof(C1FunctionUsage))]
public sealed class GetC1FunctionUsageCommand : FunctionActionCommand<SeveralObjects<C1FunctionUsage>>
{
    // Read once for all rows.
    private readonly OnePerName<FunctionUses> _uses = new();

    private protected override ApiCall<SeveralObjects<C1FunctionUsage>> NewCall() => new(Function(GivenFunction()).Request, _ => null);

    private protected override RowWork<SeveralObjects<C1FunctionUsage>> NewWork(ApiCall<SeveralObjects<C1FunctionUsage>> call)
    {
        var read = Function(GivenFunction());
        return async (session, trace, cancellationToken) =>
        {
            var function = await session.Client.SendAsync(read, trace, cancellationToken).ConfigureAwait(false);
            var uses = await _uses.GetAsync("", () => FunctionUses.ReadAsync(session.Client, trace, cancellationToken)).ConfigureAwait(false);
            var found = new SeveralObjects<C1FunctionUsage>(uses.Of(function));
            return uses.TakeFailure() is { } failure ? throw new PartialResultException(found, failure) : found;
        };
    }

    private protected override void Write(PendingRow<SeveralObjects<C1FunctionUsage>> row, SeveralObjects<C1FunctionUsage> made) =>
        WriteObject(made.Items, enumerateCollection: true);

    private static ApiCall<C1Function> Function(string id) => FunctionOperations.Get.Call(new() { { nameof(FunctionId), id } });
}
