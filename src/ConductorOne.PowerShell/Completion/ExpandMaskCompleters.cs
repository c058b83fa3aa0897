using ConductorOne.Connectors;
using ConductorOne.Users;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes what a connector can bring along.</summary>
internal sealed class ConnectorExpandMaskCompleter() : ExpandMaskCompleter(ConnectorExpandMask.Known);

/// <summary>Completes what a user can bring along.</summary>
internal sealed class UserExpandMaskCompleter() : ExpandMaskCompleter(UserExpandMask.Known);
