using System;
using System.Net;
using System.Net.Http;
#if NETSTANDARD2_0
using System.Security.Authentication;
#else
using System.Security.Cryptography.X509Certificates;
#endif

namespace ConductorOne.Http;

/// <summary>How a session reaches the network: the one place that makes handlers. Certificates are checked by the operating system's rules, always.</summary>
internal sealed record NetworkSettings
{
    // Kilobytes, of all headers of an answer together.
    private const int MostHeaders = 64;

    /// <summary>The proxy that the user named; without one, that of the environment or the system.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether the system's proxy is told who runs this, if it asks.</summary>
    public bool SendsAccountToProxy { get; init; }

    /// <summary>The proxy on the way to a server, if there is one: what could not be reached may be the proxy.</summary>
    public Uri? ProxyFor(Uri server)
    {
        if (!UsesProxy(server))
        {
            return null;
        }

#if NETSTANDARD2_0
        var proxy = Proxy ?? WebRequest.DefaultWebProxy;
#else
        var proxy = Proxy ?? HttpClient.DefaultProxy;
#endif
        return proxy is null || proxy.IsBypassed(server) || proxy.GetProxy(server) is not { } address || address == server ? null : address;
    }

#if NETSTANDARD2_0
    /// <summary>The way to one server.</summary>
    public HttpMessageHandler NewHandler(Uri server)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = UsesProxy(server),
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxResponseHeadersLength = MostHeaders,

            // powershell.exe would offer TLS 1.0 on its own.
            SslProtocols = SslProtocols.Tls12,

            // .NET Framework allows two connections a host, and takes the limit of the first request.
            MaxConnectionsPerServer = 64,
            DefaultProxyCredentials = SendsAccountToProxy ? CredentialCache.DefaultCredentials : null,
        };
        if (Proxy is not null && handler.UseProxy)
        {
            handler.Proxy = Proxy;
        }

        return handler;
    }
#else
    /// <summary>Who is trusted instead of the system's authorities, for tests with servers of their own. All else is checked all the same.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The way to one server.</summary>
    public HttpMessageHandler NewHandler(Uri server)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = UsesProxy(server),
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = MostHeaders,

            // Nobody's trace ids go out, and nothing is spent on them.
            ActivityHeadersPropagator = null,

            // A tenant's address may change while a session lives on.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            DefaultProxyCredentials = SendsAccountToProxy ? CredentialCache.DefaultCredentials : null,
        };
        if (Proxy is not null && handler.UseProxy)
        {
            handler.Proxy = Proxy;
        }

        if (Authorities is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities);
        }

        return handler;
    }
#endif

    // A proxy would read what is sent in the clear, tokens as well. What is meant for this machine does not leave it.
    private static bool UsesProxy(Uri server) => !Loopback.IsInTheClear(server);
}
