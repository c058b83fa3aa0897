using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Tracing;

namespace ConductorOne.Tests;

/// <summary>Hears of every name that this process resolves, every connection that it opens and every HTTP request that it sends.</summary>
public sealed class NetworkListener : EventListener
{
    private readonly ConcurrentQueue<string> _events = new();

    /// <summary>What was begun, such as <c>System.Net.Sockets/ConnectStart</c>.</summary>
    public IReadOnlyCollection<string> Events => _events;

    /// <summary>Listens to the platform's own sources, as soon as there are any.</summary>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.NameResolution" or "System.Net.Sockets" or "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    /// <summary>Keeps the start of whatever it is.</summary>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName is "ResolutionStart" or "ConnectStart" or "RequestStart")
        {
            _events.Enqueue($"{eventData.EventSource.Name}/{eventData.EventName}");
        }
    }
}
