using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>What a search for apps may ask for, and which apps it then finds.</summary>
internal static class AppSearch
{
    public static Predicate<App> Read(JsonElement body)
    {
        var (query, displayName) = (body.Text("query"), body.Text("displayName"));
        var (ids, excluded) = (Filter.Read(body, "appIds"), Filter.Read(body, "excludeAppIds"));
        var policies = new Filter(body.Items("policyRefs").Select(reference => reference.Text("id")));

        // Only a connector makes an app a directory.
        if (body.Flag("onlyDirectories"))
            return static _ => false;
        return app => ids.Takes(app.Id)
            && !excluded.Names(app.Id)
            && (!policies.IsSet || policies.Names(app.Fields.Text("grantPolicyId")) || policies.Names(app.Fields.Text("certifyPolicyId")) || policies.Names(app.Fields.Text("revokePolicyId")))
            && Filter.Is(displayName, app.DisplayName)
            && Filter.Finds(query, app.DisplayName, app.Fields.Text("description"));
    }
}
