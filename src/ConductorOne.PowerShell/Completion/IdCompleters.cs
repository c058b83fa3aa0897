using ConductorOne.Lookup;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ids of apps.</summary>
internal sealed class AppIdCompleter() : IdCompleter(_ => LookupCalls.Apps());

/// <summary>Completes ids of policies.</summary>
internal sealed class PolicyIdCompleter() : IdCompleter(_ => LookupCalls.Policies());

/// <summary>Completes ids of the policies of one type.</summary>
internal abstract class TypedPolicyIdCompleter(string type) : IdCompleter(_ => LookupCalls.Policies(), policy => policy.PolicyType == type);

/// <summary>Completes ids of policies that grant.</summary>
internal sealed class GrantPolicyIdCompleter() : TypedPolicyIdCompleter("Grant");

/// <summary>Completes ids of policies that revoke.</summary>
internal sealed class RevokePolicyIdCompleter() : TypedPolicyIdCompleter("Revoke");

/// <summary>Completes ids of policies that certify.</summary>
internal sealed class CertifyPolicyIdCompleter() : TypedPolicyIdCompleter("Certify");

/// <summary>Completes ids of functions.</summary>
internal sealed class FunctionIdCompleter() : IdCompleter(_ => LookupCalls.Functions());

/// <summary>Completes ids of the commits of the function that is given already, by their messages, too.</summary>
internal sealed class FunctionCommitIdCompleter() : IdCompleter(given => IdOf(given, "FunctionId") is { } function ? LookupCalls.FunctionCommits(function) : null);

/// <summary>Completes ids of the invocations of the function that is given already.</summary>
internal sealed class FunctionInvocationIdCompleter() : IdCompleter(given => IdOf(given, "FunctionId") is { } function ? LookupCalls.FunctionInvocations(function) : null);

/// <summary>Completes ids of users.</summary>
internal sealed class UserIdCompleter() : IdCompleter(_ => LookupCalls.Users());

/// <summary>Completes ids of the resource types of the app that is given already.</summary>
internal sealed class AppResourceTypeIdCompleter() : IdCompleter(given =>
    IdOf(given, "AppId") is { } app ? LookupCalls.AppResourceTypes(app) : null);

/// <summary>Completes ids of the resources of the type that is given already.</summary>
internal sealed class AppResourceIdCompleter() : IdCompleter(given =>
    IdOf(given, "AppId") is { } app && IdOf(given, "AppResourceTypeId") is { } type ? LookupCalls.AppResources(app, type) : null);

/// <summary>Completes ids of the connectors of the app that is given already.</summary>
internal sealed class ConnectorIdCompleter() : IdCompleter(given => IdOf(given, "AppId") is { } app ? LookupCalls.Connectors(app) : null);
