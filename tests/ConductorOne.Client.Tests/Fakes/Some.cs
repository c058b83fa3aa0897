using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Policies;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>What many tests need, and do not care for.</summary>
internal static class Some
{
    /// <summary>A call that creates an app.</summary>
    public static ApiCall<C1App> NewApp(string name = "Payroll") => AppOperations.Create.Call(new() { { "DisplayName", name } });

    /// <summary>The steps of a policy under one key.</summary>
    public static System.Collections.Generic.Dictionary<string, C1PolicySteps> Steps(string key, params C1PolicyStep[] steps) => new() { [key] = new() { Steps = [.. steps] } };
}
