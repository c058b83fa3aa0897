using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Connectors;

/// <summary>What the cmdlets that start or stop a sync do with a row.</summary>
internal static class ConnectorSyncRows
{
    /// <summary>Starts or stops a sync, and then reads how it goes, where that is wanted.</summary>
    public static async Task<C1ConnectorSync> DoAsync(
        this ConnectorSyncs syncs, ApiRequest request, bool reads, C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var done = await syncs.ActAsync(request, client, trace, cancellationToken).ConfigureAwait(false);
        return reads
            ? await PartialResultException.AfterAsync(done, isRead: true, () => syncs.ReadAsync(client, trace, cancellationToken)).ConfigureAwait(false)
            : done;
    }
}
