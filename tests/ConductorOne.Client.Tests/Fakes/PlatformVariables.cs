using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>
/// What a platform puts into the environment of its jobs, for as long as a test runs. The environment belongs to the whole process, so
/// whoever uses this is in the collection <see cref="Collection"/>.
/// </summary>
internal sealed class PlatformVariables : IDisposable
{
    public const string Collection = "Platform variables";

    private static readonly string[] Known =
    [
        "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT", "IMDS_ENDPOINT", "MSI_ENDPOINT", "MSI_SECRET",
        "AZURE_POD_IDENTITY_AUTHORITY_HOST",
    ];

    private readonly Dictionary<string, string?> _before = Known.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    /// <param name="variables">All that there is; the others are unset.</param>
    public PlatformVariables(params (string Name, string Value)[] variables)
    {
        foreach (var name in Known)
            Environment.SetEnvironmentVariable(name, variables.FirstOrDefault(v => v.Name == name).Value);
        ForgetPlatform();
    }

    public static PlatformVariables AppService(Uri endpoint, string header) => new(("IDENTITY_ENDPOINT", endpoint.ToString()), ("IDENTITY_HEADER", header));

    public static PlatformVariables VirtualMachine(Uri metadataService) => new(("AZURE_POD_IDENTITY_AUTHORITY_HOST", metadataService.ToString()));

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        ForgetPlatform();
    }

    // MSAL remembers for the process what it found first.
    private static void ForgetPlatform() => Type.GetType("Microsoft.Identity.Client.ManagedIdentity.ManagedIdentityClient, Microsoft.Identity.Client", throwOnError: true)!
        .GetMethod("ResetSourceForTest", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null);
}
