using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
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
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // In a load context of its own: in that of the other tests one of them may have used MSAL before.
    [Fact]
    public async Task MSAL_is_loaded_when_it_is_used_and_not_before()
    {
        var type = new Apart().LoadFromAssemblyPath(typeof(LoadingTests).Assembly.Location).GetType(typeof(LoadingTests).FullName!, throwOnError: true)!;
        Assert.NotEqual(typeof(LoadingTests), type);
        await (Task)type.GetMethod(nameof(UseAsync), BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!;
    }

    private static async Task UseAsync()
    {
        await using var tenant = await TestTenant.StartAsync();
        await using var server = new RawServer(_ => RawServer.Answer(400, """{"message":"no"}"""));
        using var endpoint = new EnvironmentVariable("IDENTITY_ENDPOINT", server.Url.ToString());
        using var header = new EnvironmentVariable("IDENTITY_HEADER", "hunter2-identity-header");
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
        Assert.False(IsLoaded("Microsoft.Identity"));
        Assert.True(IsLoaded("ConductorOne.Client"));

        await Assert.ThrowsAsync<C1ApiException>(() => managed.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.True(IsLoaded("Microsoft.Identity"));
    }

    // Of the context that this very code runs in.
    private static bool IsLoaded(string name) => AssemblyLoadContext.GetLoadContext(Assembly.GetExecutingAssembly())!.Assemblies
        .Any(a => a.GetName().Name!.StartsWith(name, StringComparison.Ordinal));

    /// <summary>Loads the project's assemblies and those of MSAL anew, and shares all others.</summary>
    private sealed class Apart() : AssemblyLoadContext("apart")
    {
        private static readonly string[] Own = ["ConductorOne.", "Microsoft.Identity"];

        protected override Assembly? Load(AssemblyName assemblyName) => Own.Any(own => assemblyName.Name!.StartsWith(own, StringComparison.Ordinal))
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
            : null;
    }
}
