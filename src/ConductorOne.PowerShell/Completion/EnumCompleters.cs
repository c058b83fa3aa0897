using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Functions;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ways of identity matching.</summary>
internal sealed class IdentityMatchingCompleter() : WireEnumCompleter(IdentityMatching.Values);

/// <summary>Completes policy types.</summary>
internal sealed class PolicyTypeCompleter() : WireEnumCompleter(PolicyType.Values);

/// <summary>Completes function types.</summary>
internal sealed class FunctionTypeCompleter() : WireEnumCompleter(FunctionType.Values);

/// <summary>Completes categories of resource types.</summary>
internal sealed class ResourceKindCompleter() : WireEnumCompleter(ResourceKind.Values);

/// <summary>Completes agent modes.</summary>
internal sealed class AgentModeCompleter() : WireEnumCompleter(AgentMode.Values);

/// <summary>Completes what happens when an agent fails.</summary>
internal sealed class AgentFailureActionCompleter() : WireEnumCompleter(AgentFailureAction.Values);
