using System;
using ConductorOne.Http;
using ConductorOne.Lookup;

namespace ConductorOne.Sessions;

/// <summary>
/// A tenant and an identity, signed in. Safe to use from many threads and to hand into other runspaces.
/// Holds its credentials where no property, format or export reaches them.
/// </summary>
public sealed class C1Session
{
    private readonly C1Client _client;
    private volatile bool _isClosed;

    internal C1Session(string name, Uri server, string? clientId, C1Client client)
    {
        Name = name;
        ServerUrl = server;
        ClientId = clientId;
        _client = client;
    }

    /// <summary>What <c>-Session</c> and <c>Get-C1Session</c> know it by.</summary>
    public string Name { get; }

    /// <summary>The tenant's host, such as <c>acme.conductor.one</c>.</summary>
    public string Tenant => ServerUrl.Host;

    /// <summary>Where requests go: scheme, host and port.</summary>
    public Uri ServerUrl { get; }

    /// <summary>How it signed in: <c>ClientCredentials</c>, <c>PlainSecret</c>, <c>AccessToken</c>, <c>Device</c>, <c>WorkloadFederation</c>,
    /// <c>ManagedIdentity</c> or <c>EntraApplication</c>.</summary>
    public string SignIn => _client.SignIn;

    /// <summary>The client id, where there is one.</summary>
    public string? ClientId { get; }

    /// <summary>The user behind it, known once <c>Get-C1Identity</c> has asked.</summary>
    public string? UserId { get; internal set; }

    /// <summary>When the current token ends; a session renews it by itself. Nothing before the first call, or if the server did not say.</summary>
    public DateTimeOffset? ExpiresAt => _client.ExpiresAt;

    /// <summary>How many requests each pipe has under way at once, where its cmdlet does not say so with <c>-ThrottleLimit</c>.</summary>
    public int ThrottleLimit => _client.Settings.ThrottleLimit;

    /// <summary>How often a request is sent again that the server did not process, or that changes nothing when it is done twice.</summary>
    public int MaxRetries => _client.Settings.Retry.Retries;

    /// <summary>The longest wait before a request is sent again, whatever the server asks, but for a tenth that parts those who wait.</summary>
    public TimeSpan MaxRetryDelay => _client.Settings.Retry.LongestWait;

    /// <summary>How long an attempt may take, from its beginning to the last byte of the answer.</summary>
    public TimeSpan Timeout => _client.Settings.Timeout;

    internal bool IsClosed => _isClosed;

    internal C1Client Client => _client;

    /// <summary>What completion found lately.</summary>
    internal LookupCache Lookups { get; } = new();

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal void Close()
    {
        _isClosed = true;
        _client.Dispose();
    }
}
