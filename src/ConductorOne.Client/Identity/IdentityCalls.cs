using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Identity;

internal static class IdentityCalls
{
    public static ApiCall<C1Identity> Introspect() => new(
        new ApiRequest { Method = "GET", Path = "/api/v1/auth/introspect", Repeatable = true },
        body => JsonSerializer.Deserialize(body, C1JsonContext.Default.C1Identity));
}
