using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Entra;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Entra;

[Collection(PlatformVariables.Collection)]
public class LoadingTests
{
    private static bool MsalIsLoaded => AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name!.StartsWith("Microsoft.Identity", StringComparison.Ordinal));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MSAL_is_loaded_when_it_is_used_and_not_before()
    {
        // In a process of its own: in this one another test may have used it.
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(LoadingTests).Assembly.Location, "-explicit", "only", "-noColor", "-method", typeof(LoadingTests).FullName + "." + nameof(First_use) })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact(Explicit = true)]
    public async Task First_use()
    {
        await using var tenant = await TestTenant.StartAsync();
        await using var server = new RawServer(_ => RawServer.Answer(400, """{"message":"no"}"""));
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", server.Url.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "hunter2-identity-header");
        foreach (var source in new ITokenSource[]
        {
            tenant.SignedAssertion(),
            new PlainSecretTokenSource(tenant.Server.ClientId, tenant.Server.ClientSecret),
        })
        {
            await tenant.Client(source).SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        }

        var exported = typeof(C1Client).Assembly.GetExportedTypes();
        var managed = new ManagedIdentityTokenSource(null, null, new ClientSettings());
        using var certificate = TestCertificates.New();
        var application = new EntraApplicationTokenSource(
            Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), certificate, null, EntraApplicationTokenSource.PublicCloud, new ClientSettings());
        Assert.NotEmpty(exported);
        Assert.Equal(("ManagedIdentity", "EntraApplication"), (managed.SignIn, application.SignIn));
        Assert.False(MsalIsLoaded);

        await Assert.ThrowsAsync<C1ApiException>(() => managed.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.True(MsalIsLoaded);
    }
}
