using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Functions;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ways of identity matching.</summary>
public sealed class IdentityMatchingCompleter() : WireEnumCompleter(IdentityMatching.Values);

/// <summary>Completes policy types.</summary>
public sealed class PolicyTypeCompleter() : WireEnumCompleter(PolicyType.Values);

/// <summary>Completes function types.</summary>
public sealed class FunctionTypeCompleter() : WireEnumCompleter(FunctionType.Values);

/// <summary>Completes categories of resource types.</summary>
public sealed class ResourceKindCompleter() : WireEnumCompleter(ResourceKind.Values);

/// <summary>Completes agent modes.</summary>
public sealed class AgentModeCompleter() : WireEnumCompleter(AgentMode.Values);

/// <summary>Completes what happens when an agent fails.</summary>
public sealed class AgentFailureActionCompleter() : WireEnumCompleter(AgentFailureAction.Values);
