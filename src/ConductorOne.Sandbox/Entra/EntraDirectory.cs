using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace ConductorOne.Sandbox.Entra;

/// <summary>A directory of applications: what Microsoft calls a tenant.</summary>
internal sealed class EntraDirectory
{
    private readonly ConcurrentDictionary<string, EntraApplication> _applications = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The directory's id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Adds an application under a new id.</summary>
    public EntraApplication Add(IApplicationCredential credential)
    {
        var application = new EntraApplication(Guid.NewGuid().ToString(), credential);
        _applications[application.ClientId] = application;
        return application;
    }

    /// <summary>The application with this id, or null.</summary>
    public EntraApplication? Find(string clientId) => _applications.GetValueOrDefault(clientId);
}
