using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Functions;
using ConductorOne.Lists;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;
using ConductorOne.Users;

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

/// <summary>Completes whose policies to find.</summary>
internal sealed class PolicyScopeViewCompleter() : WireEnumCompleter(PolicyScopeView.Values);

/// <summary>Completes what policies are limited to.</summary>
internal sealed class PolicyScopeObjectTypeCompleter() : WireEnumCompleter(PolicyScopeObjectType.Values);

/// <summary>Completes which of an object's own policies to find.</summary>
internal sealed class PolicyScopeSlotCompleter() : WireEnumCompleter(PolicyScopeSlot.Values);

/// <summary>Completes kinds of non-human identity.</summary>
internal sealed class NhiTypeCompleter() : WireEnumCompleter(NhiType.Values);

/// <summary>Completes kinds of secret.</summary>
internal sealed class CredentialTypeCompleter() : WireEnumCompleter(CredentialType.Values);

/// <summary>Completes states of AI agents.</summary>
internal sealed class AgentStatusCompleter() : WireEnumCompleter(AgentStatus.Values);

/// <summary>Completes what resources are sorted by.</summary>
internal sealed class AppResourceSortFieldCompleter() : WireEnumCompleter(AppResourceSortField.Values);

/// <summary>Completes ways of sorting.</summary>
internal sealed class SortDirectionCompleter() : WireEnumCompleter(SortDirection.Values);

/// <summary>Completes whether users are active.</summary>
internal sealed class UserStatusCompleter() : WireEnumCompleter(UserStatus.Values);

/// <summary>Completes what users are.</summary>
internal sealed class UserTypeCompleter() : WireEnumCompleter(UserType.Values);

/// <summary>Completes who looks after users' entries.</summary>
internal sealed class UserOriginCompleter() : WireEnumCompleter(UserOrigin.Values);

/// <summary>Completes whether somebody else gets users' tasks.</summary>
internal sealed class DelegateStatusCompleter() : WireEnumCompleter(DelegateStatus.Values);
