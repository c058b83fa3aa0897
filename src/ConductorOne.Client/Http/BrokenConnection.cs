using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using ConductorOne.Resources;

namespace ConductorOne.Http;

/// <summary>Says why a request did not get through: an unknown host, a refused connection, a proxy, a certificate.</summary>
/// <param name="server">Where it was to go.</param>
/// <param name="network">How to get there.</param>
internal sealed class BrokenConnection(Uri server, NetworkSettings network)
{
    /// <summary>The failure of a request that this cost.</summary>
    public C1ApiException Failure(ApiRequest request, Exception cause)
    {
        var innermost = cause;
        SocketException? socket = null;
        AuthenticationException? tls = null;
        for (var e = cause; e is not null; e = e.InnerException)
        {
            innermost = e;
            socket ??= e as SocketException;
            tls ??= e as AuthenticationException;
        }

        // An established connection reports a network that cannot be reached, too: only before it stands has nothing been sent.
#if NETSTANDARD2_0
        var isConnecting = cause is HttpRequestException { InnerException: SocketException or WebException { Status: WebExceptionStatus.ConnectFailure } };
        const bool isSecuring = false;
        var isProxy = innermost is WebException { Status: WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.RequestProhibitedByProxy };
#else
        var isConnecting = cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
        var isSecuring = cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };
        var isProxy = cause is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError };
#endif
        var unknown = socket?.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData
            || innermost is WebException { Status: WebExceptionStatus.NameResolutionFailure };
        var isFinal = unknown || isProxy || tls is not null;
        var proxy = network.ProxyFor(server);
        var there = proxy is null ? server.Authority : Messages.ThroughProxy.With(server.Authority, proxy.Authority);
        var words = tls is not null
            ? (Loopback.IsHostOf(server) ? Messages.TlsFailedLoopback : Messages.TlsFailed).With(server.Authority, tls.InnerException?.Message ?? tls.Message)
            : isProxy ? Messages.ProxyRefused.With(innermost.Message)
            : unknown ? (proxy is null ? Messages.HostUnknown.With(server.Host) : Messages.ProxyUnknown.With(proxy.Host))
            : isConnecting ? Messages.ConnectionRefused.With(there, innermost.Message)
            : Messages.ConnectionBroken.With(there, innermost.Message);
        return HttpSender.Failure(request, C1ErrorKind.Network, SecretText.Redact(words, request.Secrets), Harmless(cause, request), neverSent: (isConnecting || isSecuring) && !isFinal, isFinal);
    }

    // .NET names a proxy with the password that stands in its address, and quotes a status line that it cannot read.
    private static Exception? Harmless(Exception cause, ApiRequest request)
    {
        var text = cause.ToString();
        return VisibleText.Lines(SecretText.Redact(text, request.Secrets)) == text ? cause : null;
    }
}
