using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Authentication.Entra;

/// <summary>The way to the endpoint that gives tokens of managed identities. It is part of the machine, so no proxy comes between.</summary>
internal sealed class ManagedIdentityHttp(ClientSettings settings, IApiTrace? trace)
    : MsalHttp(settings with { Network = settings.Network with { Proxy = new WebProxy() } }, trace)
{
    private const string MetadataPath = "/metadata/identity/oauth2/token";

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(3);

    protected override async Task<ApiRequest> PrepareAsync(Uri uri, ApiRequest request, CancellationToken cancellationToken)
    {
        // The metadata service of virtual machines is where MSAL asks when no variable names another place. Azure Arc has one like it.
        if (request.Path != MetadataPath)
        {
            return request;
        }

        // Elsewhere nobody has its address, and a connection would hang. Whoever is there answers this at once, with an error.
        using (var http = NewSender(uri, ProbeTimeout))
        {
            await http.SendAsync(request with { Query = "", Headers = [] }, cancellationToken).ConfigureAwait(false);
        }

        // It would hand out the same token for hours.
        return request with { Query = request.Query + "&bypass_cache=true" };
    }
}
