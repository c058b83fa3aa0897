using ConductorOne.Lookup;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes names of apps.</summary>
internal sealed class AppNameCompleter() : NameCompleter(_ => LookupCalls.Apps());

/// <summary>Completes names of policies.</summary>
internal sealed class PolicyNameCompleter() : NameCompleter(_ => LookupCalls.Policies());

/// <summary>Completes names of the resource types of the app that is given already.</summary>
internal sealed class AppResourceTypeNameCompleter() : NameCompleter(given =>
    IdOf(given, "AppId") is { } app ? LookupCalls.AppResourceTypes(app) : null);
