using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Identity;

internal static class IdentityCalls
{
    public static ApiCall<C1Identity> Introspect() => new(
        ApiRequest.Get("/api/v1/auth/introspect"),
        body => body.Read(C1JsonContext.Default.C1Identity));
}
