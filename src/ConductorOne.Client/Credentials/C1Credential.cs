using System;
using ConductorOne.Resources;

namespace ConductorOne.Credentials;

/// <summary>What is shown of a stored credential: never its secret, which stays where it is stored.</summary>
public sealed class C1Credential
{
    internal C1Credential(StoredCredential credential, string storage)
    {
        Name = credential.Name;
        ServerUrl = credential.ServerUrl;
        ClientId = credential.ClientId;
        ExpiresAt = credential.ExpiresAt;
        SavedAt = credential.SavedAt;
        Storage = storage;
    }

    /// <summary>What <c>Connect-C1 -Name</c> knows it by, in any case of letters.</summary>
    public string Name { get; }

    /// <summary>The tenant's host, such as <c>acme.conductor.one</c>.</summary>
    public string Tenant => ServerUrl.Host;

    /// <summary>Where it signs in: scheme, host and port.</summary>
    public Uri ServerUrl { get; }

    /// <summary><c>PersonalClient</c> or <c>ServicePrincipal</c>; of another kind, the end of the client id as it stands.</summary>
    public string Kind => ClientId.Substring(ClientId.LastIndexOf('/') + 1) switch
    {
        "pcc" => "PersonalClient",
        "spc" => "ServicePrincipal",
        var other => other,
    };

    /// <summary>The client id.</summary>
    public string ClientId { get; }

    /// <summary>When the server stops taking it; nothing if it is not known to end.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset SavedAt { get; }

    /// <summary>Where it is stored: <c>DPAPI</c>, <c>Keychain</c>, <c>SecretService</c> or <c>PlaintextFile</c>.</summary>
    public string Storage { get; }

    /// <summary>The name.</summary>
    public override string ToString() => VisibleText.Of(Name);
}
