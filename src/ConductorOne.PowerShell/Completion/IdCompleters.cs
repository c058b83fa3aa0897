using System.Collections;
using ConductorOne.Http;
using ConductorOne.Lookup;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ids of apps.</summary>
public sealed class AppIdCompleter : IdCompleter
{
    private protected override ApiCall<NamedId[]>? NewCall(IDictionary boundParameters) => LookupCalls.Apps();
}

/// <summary>Completes ids of policies.</summary>
public sealed class PolicyIdCompleter : IdCompleter
{
    private protected override ApiCall<NamedId[]>? NewCall(IDictionary boundParameters) => LookupCalls.Policies();
}

/// <summary>Completes ids of the resource types of the app that is given already.</summary>
public sealed class AppResourceTypeIdCompleter : IdCompleter
{
    private protected override ApiCall<NamedId[]>? NewCall(IDictionary boundParameters) =>
        boundParameters["AppId"] is string { Length: > 0 } appId ? LookupCalls.AppResourceTypes(appId) : null;
}
