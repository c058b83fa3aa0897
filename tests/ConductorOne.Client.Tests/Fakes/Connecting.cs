using System;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Threading.Tasks;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Hears when .NET begins to connect to a port.</summary>
internal sealed class Connecting(int port) : EventListener
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => _begun.Task;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Sockets")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    // The address comes as the bytes of a sockaddr.
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "ConnectStart"
            && eventData.Payload?.FirstOrDefault() is string address
            && address.Contains(FormattableString.Invariant($"{{{port >> 8},{port & 255},"), StringComparison.Ordinal))
        {
            _begun.TrySetResult();
        }
    }
}
