using System.Collections;
using ConductorOne.Http;
using ConductorOne.Lookup;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ids of apps.</summary>
internal sealed class AppIdCompleter : IdCompleter
{
    protected override ApiCall<NamedId[]>? NewCall(IDictionary boundParameters) => LookupCalls.Apps();
}

/// <summary>Completes ids of policies.</summary>
internal sealed class PolicyIdCompleter : IdCompleter
{
    protected override ApiCall<NamedId[]>? NewCall(IDictionary boundParameters) => LookupCalls.Policies();
}

/// <summary>Completes ids of the resource types of the app that is given already.</summary>
internal sealed class AppResourceTypeIdCompleter : IdCompleter
{
    protected override ApiCall<NamedId[]>? NewCall(IDictionary boundParameters) =>
        boundParameters["AppId"] is string { Length: > 0 } appId ? LookupCalls.AppResourceTypes(appId) : null;
}
