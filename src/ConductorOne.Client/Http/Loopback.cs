using System;
using System.Net;

namespace ConductorOne.Http;

/// <summary>
/// Whether an address is this machine itself. The platform decides, not <see cref="Uri.IsLoopback"/>, which also says so of
/// addresses that the network may route, such as <c>[::127.0.0.1]</c>.
/// </summary>
internal static class Loopback
{
    /// <summary>Whether the host is this machine.</summary>
    public static bool IsHostOf(Uri address) => address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        ? IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip)
        : string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what is sent to the address goes out in the clear, and stays on this machine.</summary>
    public static bool IsInTheClear(Uri address) => address.Scheme == Uri.UriSchemeHttp && IsHostOf(address);

    /// <summary>Whether secrets may be sent to the address: over https, or without it to this machine.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || IsInTheClear(address);
}
