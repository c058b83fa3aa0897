using ConductorOne.Authentication;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A tenant's token endpoint behind any sender.</summary>
internal static class TokenEndpoint
{
    public static AuthorizationServer Behind(IApiSender sender, bool isProving = false, MachineClock? clock = null) =>
        new(sender, new ServerClock(clock ?? new MachineClock()), isProving);
}
