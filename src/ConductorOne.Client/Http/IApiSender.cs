using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>One stage of the send path: retry, then authorise, then HTTP.</summary>
internal interface IApiSender
{
    /// <exception cref="C1ApiException">No usable answer came. An answer with any status is returned as it is.</exception>
    Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken);
}
