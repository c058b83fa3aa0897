using System.Globalization;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>Apps by the million, for what only shows in large tenants.</summary>
internal static class SeedApps
{
    /// <summary>Adds apps with numbers in their names, of which the first is given.</summary>
    public static void Add(Tenant tenant, int first, int count)
    {
        if (count == 0)
            return;

        // Whatever can be shared is shared: so many objects have to fit into the memory.
        var now = tenant.Clock.Now();
        var schema = TableSchemas.Current.Of("c1.api.app.v1.App");
        var common = MessageFields.Of(schema, ("createdAt", now), ("updatedAt", now), ("isManuallyManaged", true));
        tenant.Apps.Add(count, Enumerable.Range(first, count).Select(number =>
        {
            var id = Identifiers.Create();
            var displayName = string.Create(CultureInfo.InvariantCulture, $"App {number:000000}");
            return new StoredObject(id, common.With(("id", id), ("displayName", displayName)), []);
        }));
    }
}
