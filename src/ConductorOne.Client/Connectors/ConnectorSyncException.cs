using System;
using ConductorOne.Resources;

namespace ConductorOne.Connectors;

/// <summary>A sync could not be started, or failed.</summary>
public sealed class ConnectorSyncException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public ConnectorSyncException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public ConnectorSyncException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public ConnectorSyncException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ConnectorSyncException(ConnectorSyncFault kind, string message, C1ConnectorSync sync, Exception? innerException = null)
        : base(VisibleText.Lines(message), innerException) => (Kind, Sync) = (kind, sync);

    /// <summary>What is wrong, in a word.</summary>
    internal ConnectorSyncFault Kind { get; }

    /// <summary>How the sync goes, or how it ended.</summary>
    public C1ConnectorSync? Sync { get; }
}

/// <summary>Why there is no sync, in a word. Cmdlets use it as error id: <c>C1.SyncFailed</c>.</summary>
internal enum ConnectorSyncFault
{
    /// <summary>It failed.</summary>
    SyncFailed,

    /// <summary>Another one is under way.</summary>
    SyncRunning,

    /// <summary>Syncing is turned off.</summary>
    SyncDisabled,
}
