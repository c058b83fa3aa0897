using System.Collections.Generic;
using ConductorOne.Apps;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The rows of a pipe that name owners of one thing, under one role.</summary>
/// <param name="ids">Which thing.</param>
/// <param name="role">The role; nothing where there is none.</param>
internal sealed class GatheredOwners(Fields ids, string? role)
{
    public Fields Ids => ids;

    public string? Role => role;

    /// <summary>The rows, in their order.</summary>
    public List<InputRow> Rows { get; } = [];

    /// <summary>The users; nothing where no row gives any.</summary>
    public string[]? Users { get; private set; }

    /// <summary>The same for entitlements.</summary>
    public C1AppEntitlementRef[]? Entitlements { get; private set; }

    /// <summary>Rows that cannot be read: without them, the list would be too short.</summary>
    public List<(InputRow Row, C1InputException Error)> Faults { get; } = [];

    public void Add(InputRow row, string[]? users, C1AppEntitlementRef[]? entitlements)
    {
        Rows.Add(row);
        Users = users is null ? Users : [.. Users ?? [], .. users];
        Entitlements = entitlements is null ? Entitlements : [.. Entitlements ?? [], .. entitlements];
    }

    public void Add(InputRow row, C1InputException error)
    {
        Rows.Add(row);
        Faults.Add((row, error));
    }
}
