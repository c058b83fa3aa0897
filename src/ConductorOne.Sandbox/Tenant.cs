using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Connectors;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Owners;
using ConductorOne.Sandbox.PersonalClients;
using ConductorOne.Sandbox.Users;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox;

/// <summary>Everything that one tenant holds.</summary>
internal sealed class Tenant
{
    /// <summary>How many apps, and how many users, can be added at once.</summary>
    public const int MostSeeds = 2_000_000;

    private readonly object _seeding = new();
    private long _ownerLagTicks;
    private long _syncTimeTicks;
    private volatile bool _overshoots;
    private int _seededApps;
    private int _seededUsers;

    public Tenant(SandboxOptions options, TenantClock clock)
    {
        OwnerLag = options.OwnerLag;
        Owners = new OwnerStore(clock, () => OwnerLag);
        Clock = new WireClock(clock);
        Syncs = new ConnectorSyncs(clock, Clock, () => SyncTime);
        Overshoots = options.Overshoot;
        SeedUsers.Fill(Users, Clock);
        Seed(options.Apps, options.Users);
    }

    public WireClock Clock { get; }

    /// <summary>Whether pages hold more rows than asked for.</summary>
    public bool Overshoots
    {
        get => _overshoots;
        set => _overshoots = value;
    }

    /// <summary>How long it takes until a change of owners shows.</summary>
    public TimeSpan OwnerLag
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _ownerLagTicks));
        set => Interlocked.Exchange(ref _ownerLagTicks, value.Ticks);
    }

    /// <summary>How long a sync of a connector takes.</summary>
    public TimeSpan SyncTime
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _syncTimeTicks));
        set => Interlocked.Exchange(ref _syncTimeTicks, value.Ticks);
    }

    public ObjectStore<User> Users { get; } = new();

    /// <summary>The objects of all nouns that the API's table describes.</summary>
    public ObjectSet Objects { get; } = new();

    public ObjectStore<StoredObject> Apps => Objects.Of(ItemPaths.App);

    /// <summary>The commits of all functions.</summary>
    public ObjectStore<StoredObject> Commits => Objects.Of(ItemPaths.Commit);

    /// <summary>The functions.</summary>
    public ObjectStore<StoredObject> Functions => Objects.Of(ItemPaths.Function);

    /// <summary>The invocations of all functions.</summary>
    public ObjectStore<StoredObject> FunctionInvocations => Objects.Of(ItemPaths.FunctionInvocation);

    /// <summary>The entitlements of all apps.</summary>
    public ObjectStore<StoredObject> Entitlements => Objects.Of(ItemPaths.Entitlement);

    public ObjectStore<StoredObject> Policies => Objects.Of(ItemPaths.Policy);

    /// <summary>The resources of all resource types.</summary>
    public ObjectStore<StoredObject> Resources => Objects.Of(ItemPaths.Resource);

    /// <summary>The resource types of all apps.</summary>
    public ObjectStore<StoredObject> ResourceTypes => Objects.Of(ItemPaths.ResourceType);

    public ObjectStore<PersonalClient> PersonalClients { get; } = new();

    /// <summary>The owners of everything.</summary>
    public OwnerStore Owners { get; }

    /// <summary>The syncs of all connectors.</summary>
    public ConnectorSyncs Syncs { get; }

    /// <summary>The id of the tenant itself.</summary>
    public string Id { get; } = Identifiers.Create();

    /// <summary>The user that the client credential stands for.</summary>
    public User ServiceUser => Users.Read(0, 1).Items[0];

    /// <summary>The user that people at devices sign in as.</summary>
    public User FirstPerson => Users.Read(0, 1, static user => user.Type == "USER_TYPE_HUMAN").Items[0];

    /// <summary>The personal client with this client id, deleted or not, or null.</summary>
    public PersonalClient? FindPersonalClient(string clientId) =>
        PersonalClients.Find(ClientIds.NameOf(clientId)) is { } client && client.Credential.ClientId == clientId ? client : null;

    /// <summary>Adds apps and users that have nothing to them but a number.</summary>
    public void Seed(int apps, int users)
    {
        lock (_seeding)
        {
            SeedApps.Add(this, _seededApps + 1, apps);
            SeedUsers.Add(this, _seededUsers + 1, users);
            (_seededApps, _seededUsers) = (_seededApps + apps, _seededUsers + users);
        }
    }

    /// <summary>The owners of what is created, of whom those count who are users.</summary>
    public OwnerList NewOwners(IEnumerable<string> userIds, OwnerKind kind, params IReadOnlyList<string> ids)
    {
        var owners = Owners.Of(kind, ids);
        owners.Change(_ => userIds.Where(id => Users.Find(id) is not null).Select(id => new Owner(Owner.DefaultRole, id, null, Clock.Now())));
        return owners;
    }
}
