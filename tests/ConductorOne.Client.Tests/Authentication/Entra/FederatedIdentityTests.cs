using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Entra;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Entra;

[Collection(PlatformVariables.Collection)]
public class FederatedIdentityTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_managed_identity_can_be_the_federated_credential()
    {
        await using var entra = await EntraSandbox.StartAsync();
        var identity = Guid.NewGuid().ToString();
        await entra.ControlAsync("/sandbox/identity", new { clientId = identity });
        var platform = await entra.ControlAsync("/sandbox/platform");
        using var variables = PlatformVariables.AppService(new(platform["identityEndpoint"]!.ToString()), platform["identityHeader"]!.ToString());
        var (tenantId, clientId) = await entra.RegisterAsync(new { federatedSubject = identity });

        var managed = new ManagedIdentityTokenSource(identity, null, new ClientSettings());
        var source = new EntraApplicationTokenSource(tenantId, clientId, managed, null, entra.Authority, entra.Settings);
        Assert.Equal("acme.conductor.one", new Jwt(await source.FetchAsync("acme.conductor.one", null, Cancelled)).Claims["aud"]!.ToString());
        var assertion = new Jwt(Form.Read(entra.Requests[^1].Body)["client_assertion"]).Claims;
        Assert.Equal(("api://AzureADTokenExchange", identity), (assertion["aud"]!.ToString(), assertion["sub"]!.ToString()));
        Assert.Contains(platform["identityHeader"]!.ToString(), source.Secrets);
    }
}
