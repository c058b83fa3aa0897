using ConductorOne.Lookup;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes names of apps.</summary>
internal sealed class AppNameCompleter() : NameCompleter(_ => LookupCalls.Apps());

/// <summary>Completes names of policies.</summary>
internal sealed class PolicyNameCompleter() : NameCompleter(_ => LookupCalls.Policies());

/// <summary>Completes names of the resource types of the app that is given already.</summary>
internal sealed class AppResourceTypeNameCompleter() : NameCompleter(given =>
    IdOf(given, "AppId") is { } app ? LookupCalls.AppResourceTypes(app) : null);

/// <summary>Completes names of functions.</summary>
internal sealed class FunctionNameCompleter() : NameCompleter(_ => LookupCalls.Functions());

/// <summary>Completes names of users.</summary>
internal sealed class UserNameCompleter() : NameCompleter(_ => LookupCalls.Users());

/// <summary>Completes names of the resources of the type that is given already.</summary>
internal sealed class AppResourceNameCompleter() : NameCompleter(given =>
    IdOf(given, "AppId") is { } app && IdOf(given, "AppResourceTypeId") is { } type ? LookupCalls.AppResources(app, type) : null);

/// <summary>Completes names of the connectors of the app that is given already.</summary>
internal sealed class ConnectorNameCompleter() : NameCompleter(given => IdOf(given, "AppId") is { } app ? LookupCalls.Connectors(app) : null);
